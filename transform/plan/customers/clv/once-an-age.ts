/** What depends on the repeat orders and the age alone, computed once for all customers who share them. */
export function onceAnAge(f: (x: number, age: number) => number) {
  const known = new Map<number, Map<number, number>>();
  return (x: number, age: number): number => {
    const ofX = known.get(x) ?? new Map<number, number>();
    known.set(x, ofX);
    const value = ofX.get(age) ?? f(x, age);
    ofX.set(age, value);
    return value;
  };
}
