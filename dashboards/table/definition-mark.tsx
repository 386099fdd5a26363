/** Says that there is something to explain. */
export function DefinitionMark() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="5.750" />
      <path d="M7 6.500v3.250M7 4.250v.1" />
    </svg>
  );
}
