"""SysTick, the cycle counter and the cycle model (sections 3, 12 and 14, docs/timing.md)."""
from mutants import table

MUTANTS = table("CortexM/SystemControlSpace/SysTickState.swift", [
    ("systick-period", "12.1: the period is RVR + 1", "return reload == 0 ? nil : 1 &+ UInt64(reload)", "return reload == 0 ? nil : UInt64(reload)"),
    ("systick-wakes", "12.1: without TICKINT the counter is no event", "guard runs, pends, let ticks", "guard runs, let ticks"),
]) + table("CortexM/SystemControlSpace/Machine+SysTick.swift", [
    ("systick-tickint", "12.1: SysTick is pended with TICKINT only", "if sysTick.advance(to: cycles), sysTick.pends {", "if sysTick.advance(to: cycles) {"),
    ("countflag-read", "12.2: reading CSR clears COUNTFLAG", "advanceSysTick()\n        sysTick.countFlag = false", "advanceSysTick()"),
    ("cvr-write", "12.1: writing CVR clears the counter", "sysTick.restart(value: 0, at: cycles", "sysTick.restart(value: value, at: cycles"),
    ("reload-bits", "12.1: RVR has 24 bits", "sysTick.reload = value & 0xFF_FFFF", "sysTick.reload = value"),
]) + table("CortexM/Exceptions/ExceptionTiming.swift", [
    ("entry-cycles", "3.16: entry takes 12 cycles on M3 and M4", "self.init(entry: 12, entryToSRAM: 6, exitToSRAM: 3)", "self.init(entry: 11, entryToSRAM: 6, exitToSRAM: 3)"),
    ("chain-cycles", "3.16: chaining takes 6 cycles", "tailChain = 6", "tailChain = 7"),
    ("exit-cycles", "3.16: a return takes 10 cycles", "exit = 10", "exit = 9"),
    ("fp-frame-cycles", "3.16: 17 more words take 17 cycles", "floatingPointFrame = 17", "floatingPointFrame = 0"),
])
