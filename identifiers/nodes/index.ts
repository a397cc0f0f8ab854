import "./graphql.ts";

export { type StandingNode, standingNodes } from "./standing.ts";
