import ArmMProfile

extension CoreConfiguration {
    /// The names of the consoles that the core itself has: its ITM's port 0, where it has an ITM, and semihosting.
    public var consoles: [String] {
        architecture == .armv6M ? [Machine.semihostingConsole] : [Machine.itmConsole, Machine.semihostingConsole]
    }
}

/// ITM_STIMn, ITM_TER, ITM_TPR, ITM_TCR, LAR and LSR, 0xE0000000 to 0xE0000FFF (DDI 0403 C1.7.3).
extension Machine {
    /// The name of the console that stimulus port 0 prints on; port 7's is `itm7`.
    public static var itmConsole: String { "itm" }

    /// Behind the stimulus ports, the one part of the private peripheral bus that unprivileged code may use.
    static var stimulusPortsEnd: UInt32 { 0xE000_0080 }

    /// The console of a stimulus port by its name.
    static func stimulusPort(named name: String) -> Int? {
        if name == itmConsole { return 0 }
        guard name.hasPrefix(itmConsole), let port = Int(name.dropFirst(itmConsole.count)), (1..<32).contains(port),
            name == itmConsole + String(port)
        else { return nil }
        return port
    }

    func instrumentationRegister(_ offset: UInt32) -> UInt32? {
        guard isArmv7M else { return nil }
        switch offset {
        // FIFOREADY.
        case 0x000..<0x080: return control.traceEnabled && itm.accepts(Int(offset >> 2), privileged: true) ? 1 : 0
        case 0xE00: return itm.enables
        case 0xE40: return itm.privileges
        case 0xE80: return itm.control
        case 0xFB4: return itm.isUnlocked ? 1 : 3
        default: return nil
        }
    }

    /// Writes a register; without TRCENA nothing, and by the core nothing while it is locked.
    mutating func setInstrumentationRegister(_ offset: UInt32, _ value: UInt32, by access: DebugAccess) {
        guard isArmv7M else { return }
        switch offset {
        case 0x000..<0x080: return stimulate(offset, size: .word, value, privileged: true)
        case 0xFB0: itm.isUnlocked = value == 0xC5AC_CE55
        default: break
        }
        guard control.traceEnabled, itm.isUnlocked || access != .core else { return }
        switch offset {
        case 0xE00: itm.enables = value
        case 0xE40: itm.privileges = value & 0xF
        case 0xE80: itm.control = value & 0x007F_0F1F
        default: break
        }
    }

    /// A store to a stimulus port: printed if the port is on, else ignored.
    mutating func stimulate(_ offset: UInt32, size: AccessSize, _ value: UInt32, privileged: Bool) {
        let port = Int(offset >> 2 & 31)
        guard isArmv7M, control.traceEnabled, itm.accepts(port, privileged: privileged) else { return }
        itm.print(value, size: size, port: port)
        notePrints()
    }
}
