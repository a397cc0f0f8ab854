import "./export.ts";
import "./graphql.ts";
import "./shared-graphql.ts";
import "./passport/graphql.ts";

export { captureEvents, readCapture } from "./capture.ts";
export { mountEpcis } from "./http.ts";
export { passportSubscriber } from "./passport/subscriber.ts";
export { describeProduct } from "./products.ts";
