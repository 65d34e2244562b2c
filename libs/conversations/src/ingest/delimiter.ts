export type Delimiter = ',' | '\t' | ';' | '|';
