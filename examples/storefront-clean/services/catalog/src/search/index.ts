export { rankProducts } from './rank-products';
export { createSearchIndex, type SearchIndex } from './search-index';
export { tokenise } from './tokenise';
