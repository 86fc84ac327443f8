/// Scenarios, compiled, run and judged.
