// Work for what is looked at only.

/** Calls once for each element, when it comes near the window. */
export function whenSeen(elements, seen) {
  const watch = new IntersectionObserver(entries => {
    for (const entry of entries.filter(one => one.isIntersecting)) {
      watch.unobserve(entry.target);
      seen(entry.target);
    }
  }, {rootMargin: '300px'});
  elements.forEach(element => watch.observe(element));
  return () => watch.disconnect();
}
