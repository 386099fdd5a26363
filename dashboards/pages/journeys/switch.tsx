interface SwitchProps<T extends string> {
  /** What is chosen. */
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  testId: string;
  onChoose: (value: T) => void;
}

/** A choice of a few in the line of a panel. */
export function Switch<T extends string>({
  label,
  value,
  options,
  testId,
  onChoose,
}: SwitchProps<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not sit in the line
    <span className="switch" role="group" aria-label={label}>
      <span className="soft">{label}</span>{' '}
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="preset"
          aria-pressed={option.value === value}
          data-testid={`${testId}-${option.value}`}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
    </span>
  );
}
