// `npm run controls`: each control, and the tests that prove it or what is not there to protect.
import { controls, proofs } from "./house/controls.ts";

for (const { number, title, without } of controls) {
  const own = proofs.filter((proof) => proof.number === number);
  console.log(`${number} ${title}`);
  for (const proof of own) console.log(`    ${proof.title}  (${proof.file})`);
  if (own.length === 0)
    console.log(
      `    no test, for there is not yet: ${without ?? "(there is, and it should have one)"}`,
    );
}
const proved = controls.filter(({ number }) => proofs.some((proof) => proof.number === number));
console.log(`\n${proved.length} of ${controls.length} controls have tests`);
