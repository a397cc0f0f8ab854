import "./export.ts";
import "./graphql.ts";
import "./shared-graphql.ts";
import "./passport/graphql.ts";

export { captureEvents, readCapture } from "./capture.ts";
export { damagedServed, damagedServing } from "./fsck.ts";
export { mountEpcis } from "./http.ts";
export { mountBundles } from "./passport/http.ts";
export { passportSubscriber } from "./passport/subscriber.ts";
export { describeProduct } from "./products.ts";
export { mountSharedBundles } from "./sharing/http.ts";
export { encircleOlder, sharingSubscriber } from "./sharing/subscriber.ts";
