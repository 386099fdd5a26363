/** A closed lock; its name says what it means to those who do not see it. */
export function LockSign({ label }: { label: string }) {
  return (
    <svg className="lock-sign" width="12" height="12" viewBox="0 0 12 12" role="img">
      <title>{label}</title>
      <path
        d="M3.5 5V3.5a2.5 2.5 0 0 1 5 0V5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
      <rect x="2" y="5" width="8" height="6" rx="1.2" fill="currentColor" />
    </svg>
  );
}
