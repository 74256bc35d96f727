import "@testing-library/jest-dom/vitest";

// jsdom lays nothing out: the chart finds no width there and draws nothing.
class NoLayout implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver = NoLayout;
globalThis.scrollTo = (): void => undefined;
Element.prototype.scrollIntoView = (): void => undefined;
