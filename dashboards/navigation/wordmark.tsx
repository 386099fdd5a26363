import { Link } from 'wouter';

/** The product's name, which leads home. */
export function Wordmark({ href }: { href: string }) {
  return (
    <Link className="wordmark" href={href}>
      <svg width="22" height="16" viewBox="0 0 22 16" aria-hidden="true">
        <path d="M2.500 13h4c4.500 0 4.500-10 9-10h4" fill="none" strokeWidth="2" />
        <circle cx="2.500" cy="13" r="2.500" />
        <circle cx="19.500" cy="3" r="2.500" />
      </svg>
      Throughline
    </Link>
  );
}
