/** Deskbell's own sign: a reception bell on its foot, ringing. Drawn here and in `public/` alike. */
export function BellMark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#f5a524" />
      <g fill="#241600">
        <circle cx="16" cy="8.4" r="1.9" />
        <path d="M6.6 20.6a9.4 9.4 0 0 1 18.8 0z" />
        <rect x="5" y="22.2" width="22" height="2.9" rx="1.45" />
      </g>
      <path d="M10.6 18.4a5.6 5.6 0 0 1 3.2-3.5" fill="none" stroke="#f5a524" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}
