import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { DomainError, type FieldProblem, invalid } from '../errors/index.js';

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

class InputValidation extends ValidationPipe {
  /** Both libraries below walk an input by recursion: what is nested deeper than any input of ours is none. */
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      throw error instanceof RangeError ? new DomainError('REQUEST_REFUSED') : error;
    }
  }
}

export const inputValidation = () =>
  new InputValidation({
    transform: true,
    // What an input's class does not know is refused, never dropped: "saved" must not mean "saved without it".
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    exceptionFactory: (errors) => invalid(problemsOf(errors)),
  });

/**
 * Content of a file, by the rules of an input.
 *
 * @throws DomainError INVALID_INPUT naming its fields
 */
export function checkedInput<Input extends object>(type: ClassConstructor<Input>, content: object): Input {
  const input = plainToInstance(type, content);
  const errors = validateSync(input, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length) throw invalid(problemsOf(errors));
  return input;
}
