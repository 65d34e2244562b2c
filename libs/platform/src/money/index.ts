export { formatFen } from '@zuoxi/vocabulary';
