/** Draws as often as the screen, but never so often that nothing else gets its turn. */

const REST = 8;

/**
 * Makes a function that asks for a drawing; asked several times, it is drawn once.
 *
 * @param draw what draws; after one that took long comes a pause of several times as long
 */
export function paced(draw) {
  let isAsked = false;
  let notBefore = 0;
  const frame = () =>
    requestAnimationFrame(() => {
      const begun = performance.now();
      isAsked = false;
      draw();
      const ended = performance.now();
      notBefore = ended + (ended - begun) * REST;
    });
  return () => {
    if (isAsked) {
      return;
    }
    isAsked = true;
    const pause = notBefore - performance.now();
    pause > 0 ? setTimeout(frame, pause) : frame();
  };
}
