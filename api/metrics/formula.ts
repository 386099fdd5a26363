import { firstWhy, type Why } from '../contract/why.ts';
import { add, divide, multiply, type Rational, rational, subtract } from './rational.ts';

/** A metric's formula: names of measures, whole numbers, `+ - * /` and parentheses. */
export interface Formula {
  readonly text: string;
  /** Names in order of appearance, each once. */
  readonly names: readonly string[];
  /** The reason instead of a value where a name is not known or something is divided by zero. */
  evaluate(value: (name: string) => Evaluated): Evaluated;
}

export type Evaluated = Rational | Why;

type Node = (value: (name: string) => Evaluated) => Evaluated;

const TOKEN = /\s*([a-z_]+|\d+|[-+*/()])/y;
const OPERATIONS = { '+': add, '-': subtract, '*': multiply, '/': divide } as const;
type Operator = keyof typeof OPERATIONS;

/** Reads a formula; a fault in it is a fault of the catalogue and throws when the program starts. */
export function formula(text: string): Formula {
  const tokens = tokenise(text);
  const names = new Set<string>();
  let position = 0;

  const sum = (): Node => chain(product, ['+', '-']);
  const product = (): Node => chain(factor, ['*', '/']);

  function chain(operand: () => Node, operators: readonly Operator[]): Node {
    let left = operand();
    for (;;) {
      const operator = operators.find((known) => known === tokens[position]);
      if (!operator) return left;
      position += 1;
      left = both(left, operand(), OPERATIONS[operator]);
    }
  }

  function factor(): Node {
    const token = tokens[position++];
    if (token === '(') {
      const inner = sum();
      if (tokens[position++] !== ')') throw fault(text, 'a closing parenthesis');
      return inner;
    }
    if (token && /^\d+$/.test(token)) {
      const number = rational(BigInt(token));
      return () => number;
    }
    if (!token || !/^[a-z_]+$/.test(token)) throw fault(text, 'a name or a number');
    names.add(token);
    return (value) => value(token);
  }

  const root = sum();
  if (position !== tokens.length) throw fault(text, 'an operator');
  return { text, names: [...names], evaluate: root };
}

function both(
  left: Node,
  right: Node,
  operation: (a: Rational, b: Rational) => Rational | null,
): Node {
  return (value) => {
    const a = left(value);
    const b = right(value);
    if (typeof a === 'string') return typeof b === 'string' ? firstWhy(a, b) : a;
    if (typeof b === 'string') return b;
    return operation(a, b) ?? 'nothing_to_divide_by';
  };
}

function tokenise(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text);
    if (!found) throw fault(text, 'a name, a number, an operator or a parenthesis');
    tokens.push(found[1]!);
  }
  return tokens;
}

function fault(text: string, expected: string): Error {
  return new Error(`The formula "${text}" cannot be read: expected ${expected}.`);
}
