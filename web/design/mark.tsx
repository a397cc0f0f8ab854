/** The mark of the house: two nuts that hold each other. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <g fill="none" strokeWidth="2.8" strokeLinejoin="round">
        <path stroke="#7fd0d7" d="M12 4l7.4 4.3v8.6L12 21.2l-7.4-4.3V8.3z" />
        <path stroke="#e8965a" d="M20 10.8l7.4 4.3v8.6L20 28l-7.4-4.3v-8.6z" />
      </g>
    </svg>
  );
}
