import ArmMProfile

extension STM32Timer {
    /// RM0090 17.4 and 18.4.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "CR1",
            fields: [
                RegisterField("CEN", 0, "it counts"), RegisterField("UDIS", 1, "no update events"),
                RegisterField("URS", 2, "only overflows set UIF"), RegisterField("OPM", 3, "it stops at the next update"),
                RegisterField("DIR", 4, "it counts down"), RegisterField("CMS", 5, width: 2, "centred counting"),
                RegisterField("ARPE", 7, "ARR takes effect at the next update"), RegisterField("CKD", 8, width: 2, "the filters' clock"),
            ]),
        RegisterFields(
            "DIER",
            fields: [RegisterField("UIE", 0, "UIF interrupts")]
                + (1...4).map { RegisterField("CC\($0)IE", $0, "CC\($0)IF interrupts") } + [
                    RegisterField("COMIE", 5, "COMIF interrupts"), RegisterField("TIE", 6, "TIF interrupts"),
                    RegisterField("BIE", 7, "BIF interrupts"), RegisterField("UDE", 8, "an update asks for DMA"),
                ]),
        RegisterFields(
            "SR",
            fields: [RegisterField("UIF", 0, "an update")] + (1...4).map { RegisterField("CC\($0)IF", $0, "CNT came to CCR\($0)") }
                + [RegisterField("COMIF", 5, ""), RegisterField("TIF", 6, "a trigger"), RegisterField("BIF", 7, "a break")]
                + (1...4).map { RegisterField("CC\($0)OF", 8 + $0, "CC\($0)IF was still set") }),
        RegisterFields(
            "CCER",
            fields: (0..<4).flatMap {
                [
                    RegisterField("CC\($0 + 1)E", $0 * 4, "channel \($0 + 1) is on"),
                    RegisterField("CC\($0 + 1)P", $0 * 4 + 1, "channel \($0 + 1) is inverted"),
                ]
            }),
        RegisterFields(
            "BDTR",
            fields: [
                RegisterField("DTG", 0, width: 8, "dead time"), RegisterField("LOCK", 8, width: 2, "what is locked"),
                RegisterField("BKE", 12, "a break is heard of"), RegisterField("AOE", 14, "the next update turns outputs on"),
                RegisterField("MOE", 15, "outputs are on"),
            ]),
    ]
}

extension STM32IWDG {
    /// RM0090 21.4.
    package static let fields: [RegisterFields] = [
        RegisterFields("PR", fields: [RegisterField("PR", 0, width: 3, "the clock / 4, 8, … 256")]),
        RegisterFields("RLR", fields: [RegisterField("RL", 0, width: 12, "where it begins")]),
        RegisterFields(
            "SR",
            fields: [
                RegisterField("PVU", 0, "PR is being taken over"), RegisterField("RVU", 1, "RLR is being taken over"),
                RegisterField("WVU", 2, "WINR is being taken over"),
            ]),
    ]
}

extension STM32WWDG {
    /// RM0090 22.6.
    package static let fields: [RegisterFields] = [
        RegisterFields("CR", fields: [RegisterField("T", 0, width: 7, "the counter"), RegisterField("WDGA", 7, "it is on")]),
        RegisterFields("SR", fields: [RegisterField("EWIF", 0, "the counter is at 0x40")]),
    ]
}

extension STM32RNG {
    /// RM0090 24.4.
    package static let fields: [RegisterFields] = [
        RegisterFields("CR", fields: [RegisterField("RNGEN", 2, "it is on"), RegisterField("IE", 3, "it interrupts")]),
        RegisterFields(
            "SR",
            fields: [
                RegisterField("DRDY", 0, "a number is ready"), RegisterField("CECS", 1, "the clock is wrong"),
                RegisterField("SECS", 2, "the seed is wrong"), RegisterField("CEIS", 5, "the clock was wrong"),
                RegisterField("SEIS", 6, "the seed was wrong"),
            ]),
    ]
}
