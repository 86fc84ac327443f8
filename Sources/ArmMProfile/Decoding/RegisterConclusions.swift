/// What several registers say together that none says alone.
package struct RegisterConclusions {
    private let readings: [RegisterReading]

    /// Of the registers that are known; MMFSR, BFSR and UFSR count as the part of CFSR that they are.
    package init(_ readings: [RegisterReading]) {
        self.readings = readings
    }

    /// Sentences, the first cause first.
    package var sentences: [String] {
        [escalation, debugEvent].compactMap { $0 } + addresses + [stacking, invalidReturn, thumb].compactMap { $0 }
    }

    /// A register's value, where it is known.
    private func value(_ name: String) -> UInt32? {
        if let whole = readings.first(where: { $0.register.name == name })?.value { return whole }
        guard name == "CFSR" else { return nil }
        let parts = [("MMFSR", 0), ("BFSR", 8), ("UFSR", 16)].compactMap { name, shift in value(name).map { $0 << UInt32(shift) } }
        return parts.isEmpty ? nil : parts.reduce(0, |)
    }

    private func isSet(_ register: String, _ field: String) -> Bool {
        guard let value = value(register), let field = RegisterCatalog.named(register)?.field(field) else { return false }
        return field.extract(value) != 0
    }

    /// Why there was a HardFault.
    private var escalation: String? {
        guard isSet("HFSR", "FORCED") else { return nil }
        guard let cfsr = value("CFSR") else { return "HFSR.FORCED: give CFSR too, which tells the fault that was escalated." }
        let faults = Self.faults.compactMap { name, mask, enable in cfsr & mask != 0 ? (name, cfsr & mask, enable) : nil }
        guard let (name, bits, enable) = faults.first else {
            return """
                HFSR.FORCED with CFSR 0: an SVC was executed where SVCall's priority was not above the execution priority, \
                or firmware has cleared CFSR already.
                """
        }
        let fields = RegisterCatalog.named("CFSR")?.fieldNames(bits).joined(separator: ", ") ?? ""
        let fault = "HFSR.FORCED: the HardFault stands for a \(name) (CFSR: \(fields))"
        guard value("SHCSR") != nil else {
            return fault + ". It was disabled (SHCSR.\(enable)), or its priority was not above the execution priority."
        }
        guard isSet("SHCSR", enable) else { return fault + ", which is disabled (SHCSR.\(enable) is 0)." }
        return fault + """
            , which is enabled (SHCSR.\(enable) is 1): so its priority was not above the execution priority, by an active handler, \
            PRIMASK, BASEPRI or FAULTMASK.
            """
    }

    private static let faults: [(name: String, mask: UInt32, enable: String)] = [
        ("MemManage", 0x7F, "MEMFAULTENA"), ("BusFault", 0x7F00, "BUSFAULTENA"), ("UsageFault", 0xFFFF_0000, "USGFAULTENA"),
    ]

    private var debugEvent: String? {
        guard isSet("HFSR", "DEBUGEVT"), let dfsr = value("DFSR") else { return nil }
        let events = RegisterCatalog.named("DFSR")?.fieldNames(dfsr).joined(separator: ", ") ?? ""
        return dfsr == 0
            ? "HFSR.DEBUGEVT with DFSR 0: firmware has cleared DFSR already."
            : "HFSR.DEBUGEVT: the event is \(events); neither a debugger nor DebugMonitor could take it."
    }

    /// MMFAR and BFAR, with the bits that make them valid.
    private var addresses: [String] {
        var sentences: [String] = []
        for (register, valid, fault) in [("MMFAR", "MMARVALID", "MemManage"), ("BFAR", "BFARVALID", "BusFault")] {
            switch (value(register), value("CFSR")) {
            case (let address?, _?) where isSet("CFSR", valid):
                sentences.append("CFSR.\(valid): the access that took the \(fault) was to \(Self.place(address)).")
            case (_?, _?): sentences.append("CFSR.\(valid) is 0: \(register) says nothing.")
            case (_?, nil): sentences.append("\(register) counts only while CFSR.\(valid) is 1: give CFSR too.")
            case (nil, _?) where isSet("CFSR", valid): sentences.append("CFSR.\(valid): give \(register) too, it holds the address.")
            default: break
            }
        }
        if isSet("CFSR", "MMARVALID"), isSet("CFSR", "BFARVALID") {
            sentences.append(
                "CFSR.MMARVALID and BFARVALID are both 1: where a core has one register for both addresses, the later fault's counts.")
        }
        return sentences
    }

    /// An address with its part of the default memory map (DDI 0403 B3.1).
    private static func place(_ address: UInt32) -> String {
        let text = hexWord(address)
        if address < 0x1000 { return text + ", near 0: a null pointer, or a member by one" }
        let regions: [(first: UInt32, name: String)] = [
            (0xE010_0000, "the vendor's part of the system space"), (0xE000_0000, "the private peripheral bus"),
            (0xA000_0000, "external devices"), (0x6000_0000, "external RAM"), (0x4000_0000, "peripherals"), (0x2000_0000, "SRAM"),
            (0, "code"),
        ]
        return text + ", in the space of " + (regions.first { $0.first <= address }?.name ?? "code")
    }

    /// A frame that could not be written: on which stack.
    private var stacking: String? {
        guard let excReturn = value("EXC_RETURN") else { return nil }
        for field in ["MSTKERR", "STKERR", "MUNSTKERR", "UNSTKERR"] where isSet("CFSR", field) {
            return "CFSR.\(field): the stack is \(excReturn & 4 != 0 ? "PSP" : "MSP"), by EXC_RETURN.SPSEL."
        }
        return nil
    }

    private var invalidReturn: String? {
        guard let value = value("EXC_RETURN"), !RegisterReading.exceptionReturns.contains(value) else { return nil }
        return "EXC_RETURN is none of the values that return from an exception: loading PC with it faults with INVPC, or is a plain branch."
    }

    private var thumb: String? {
        guard isSet("CFSR", "INVSTATE"), value("xPSR") != nil, !isSet("xPSR", "T") else { return nil }
        return "CFSR.INVSTATE with xPSR.T 0: the stacked PC is where a branch to an address without the Thumb bit went."
    }
}
