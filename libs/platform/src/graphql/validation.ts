import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldProblem, invalid } from '../errors/index.js';

/** `isInt` → `IS_INT`: the code a screen looks up; the field is the path as the caller wrote it. */
function problemsOf(errors: readonly ValidationError[], prefix = ''): FieldProblem[] {
  return errors.flatMap((error) => [
    ...Object.keys(error.constraints ?? {}).map((rule) => ({
      field: prefix + error.property,
      code: rule === 'whitelistValidation' ? 'UNKNOWN_FIELD' : rule.replace(/([A-Z])/g, '_$1').toUpperCase(),
    })),
    ...problemsOf(error.children ?? [], `${prefix}${error.property}.`),
  ]);
}

export const inputValidation = () =>
  new ValidationPipe({
    transform: true,
    // What an input's class does not know is refused, never dropped: "saved" must not mean "saved without it".
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    exceptionFactory: (errors) => invalid(problemsOf(errors)),
  });
