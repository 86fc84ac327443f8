import ArmMProfile

extension NordicSerialMaster {
    /// nRF52833 Product Specification, SPI, SPIM, TWI and TWIM.
    package static func fields(_ modes: Modes) -> [RegisterFields] {
        let pins = ["SCK", "MOSI", "MISO"].map { pselPrefix(modes) + $0 }
        let hasTWI = !modes.isDisjoint(with: [.twi, .twim])
        return pins.map { RegisterFields($0, fields: pin) } + [
            RegisterFields("ENABLE", fields: [RegisterField("ENABLE", 0, width: 4, "1 SPI, 5 TWI, 6 TWIM, 7 SPIM")]),
            RegisterFields(
                "CONFIG",
                fields: [
                    RegisterField("ORDER", 0, "the lowest bit first"), RegisterField("CPHA", 1, "data on the second edge"),
                    RegisterField("CPOL", 2, "the clock is high when idle"),
                ]),
            NordicEvents.fields(events(modes), hasInten: modes.contains(.twim)),
        ] + (modes.contains(.spim) ? [RegisterFields("SHORTS", fields: [RegisterField("END_START", 17, "END starts the next")])] : [])
            + (hasTWI
                ? [
                    RegisterFields(
                        "ERRORSRC",
                        fields: [
                            RegisterField("OVERRUN", 0, "a byte came before the last one was read"),
                            RegisterField("ANACK", 1, "nobody acknowledged the address"),
                            RegisterField("DNACK", 2, "a byte was not acknowledged"),
                        ])
                ] : [])
    }

    private static let pin = [
        RegisterField("PIN", 0, width: 5, "the pin"), RegisterField("PORT", 5, "of P1"), RegisterField("CONNECT", 31, "no pin"),
    ]
}

extension NordicEvents {
    /// The bits of INTEN, INTENSET and INTENCLR, by event; where two events have a bit, the second name is another one of the first.
    package static func fields(_ names: [(UInt32, String)], hasInten: Bool = false) -> RegisterFields {
        var fields: [UInt32: RegisterField] = [:]
        for (event, name) in names {
            if let first = fields[event] {
                if first.name != name { fields[event]?.aliases.append(name) }
            } else {
                fields[event] = RegisterField(name, Int(event), "the event interrupts")
            }
        }
        let sorted = fields.values.sorted { $0.lsb < $1.lsb }
        return hasInten
            ? RegisterFields("INTEN", "INTENSET", "INTENCLR", fields: sorted) : RegisterFields("INTENSET", "INTENCLR", fields: sorted)
    }
}
