import type { Gate, GateSteps } from "../api/types";
import type { Text } from "../text";

// gates are the crossings in their states as of a day: those of the last step up to it.
export const gates = (crossings: readonly GateSteps[], day: number, t: Text): Gate[] =>
  crossings.map(({ from, state, faded, ...at }) => {
    let k = from.length - 1;
    while (k > 0 && (from[k] ?? 0) > day) k--;
    const now = state[k] ?? "unknown";
    return { ...at, state: now, faded: !!faded[k], word: t("status." + now) };
  });
