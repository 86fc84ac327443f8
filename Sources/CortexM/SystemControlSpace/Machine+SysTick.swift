extension Machine {
    /// The event that SysTick scheduled is due.
    package mutating func sysTickEvent() {
        advanceSysTick()
        scheduleSysTick()
    }

    /// Brings the counter up to now, and pends SysTick if it reached 0 on the way with TICKINT set.
    private mutating func advanceSysTick() {
        if sysTick.advance(to: cycles), sysTick.pends {
            setPending(15)
            updateAttention()
        }
    }

    /// Its clock stops: the counter keeps its value.
    mutating func stopSysTick() {
        advanceSysTick()
        sysTick.isStopped = true
        scheduleSysTick()
    }

    /// Its clock goes on after `stopSysTick`.
    mutating func startSysTick() {
        sysTick.isStopped = false
        sysTick.restart(value: sysTick.value, at: cycles, divider: sysTickDivider)
        scheduleSysTick()
    }

    private mutating func scheduleSysTick() {
        events.cancel(.sysTick)
        if let cycle = sysTick.nextPend { events.schedule(at: cycle, .sysTick) }
    }

    /// SysTick's registers, 0xE000E010 to 0xE000E01C (DDI 0403 B3.3.2), without the side effect of reading CSR.
    func sysTickRegister(_ offset: UInt32) -> UInt32 {
        switch offset {
        case 0x010:
            (sysTick.isEnabled ? 1 : 0) | (sysTick.pends ? 2 : 0) | (usesCoreClock ? 4 : 0)
                | (sysTick.currentCountFlag(at: cycles) ? 0x1_0000 : 0)
        case 0x014: sysTick.reload
        case 0x018: sysTick.currentValue(at: cycles)
        default: configuration.core.sysTickCalibration
        }
    }

    /// Reading CSR clears COUNTFLAG.
    mutating func clearCountFlag() {
        advanceSysTick()
        sysTick.countFlag = false
    }

    mutating func setSysTickRegister(_ offset: UInt32, _ value: UInt32) {
        advanceSysTick()
        switch offset {
        case 0x010:
            let wasEnabled = sysTick.isEnabled
            let hadDivider = sysTickDivider
            sysTick.isEnabled = value & 1 != 0
            sysTick.pends = value & 2 != 0
            sysTick.usesCoreClock = value & 4 != 0
            if !wasEnabled || hadDivider != sysTickDivider {
                sysTick.restart(value: sysTick.value, at: cycles, divider: sysTickDivider)
            }
        case 0x014: sysTick.reload = value & 0xFF_FFFF
        case 0x018:
            sysTick.restart(value: 0, at: cycles, divider: sysTickDivider)
            sysTick.countFlag = false
        default: return
        }
        scheduleSysTick()
    }

    /// CLKSOURCE, which reads as one when there is no reference clock.
    private var usesCoreClock: Bool { sysTick.usesCoreClock || configuration.core.sysTickReferenceDivider <= 0 }

    private var sysTickDivider: UInt64 {
        usesCoreClock ? 1 : UInt64(configuration.core.sysTickReferenceDivider)
    }
}
