import "server-only";

export { countOpenReviews, listReviews } from "./list-reviews";
export { loadReview } from "./load-review";
