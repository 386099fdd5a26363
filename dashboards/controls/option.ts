export interface Option<T extends string> {
  value: T;
  label: string;
  note?: string;
  testId?: string;
}
