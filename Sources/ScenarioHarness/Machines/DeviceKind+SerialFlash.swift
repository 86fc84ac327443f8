import CortexM

/// Controllers of serial flash, with the chips on them.
extension DeviceKind {
    static let serialFlash: [DeviceKind] = [
        DeviceKind(
            name: "stm32.quadspi", summary: "Quad-SPI interface of STM32L4 and H7, with the NOR flash on it.", size: 0x400,
            outputs: ["all"],
            parameters: [
                Parameter(name: "variant", summary: "`l476` (default), `l496` or `h7`: depth of the FIFO, dual flash."), .chip,
                Parameter(name: "chips", summary: "1 (default) or 2 chips side by side, for dual-flash mode."), .norTime,
                Parameter(name: "clock_divider", summary: "Core clocks per clock of the interface's kernel; 1 by default."),
            ],
            memory: [.window("window"), .shown("chip")],
            make: {
                let variants = STM32QUADSPI.Variant.allCases
                let variant = $0.choice("variant", of: variants.map(\.rawValue)).flatMap { STM32QUADSPI.Variant(rawValue: $0) } ?? .l476
                return STM32QUADSPI(
                    variant, $0.norChip(), chips: Int($0.integer("chips", in: 1...(variant.hasDualFlash ? 2 : 1)) ?? 1),
                    clockDivider: UInt32($0.integer("clock_divider", in: 1...4096) ?? 1), time: $0.norTime())
            }),
        DeviceKind(
            name: "lpc43xx.spifi", summary: "SPI Flash Interface of LPC43xx, with the NOR flash on it.", size: 0x1000, outputs: ["all"],
            parameters: [
                .chip, .norTime,
                Parameter(
                    name: "memory_mode",
                    summary: "`true` (default): in memory mode after reset, as the boot ROM leaves it when it boots from serial flash."),
                Parameter(name: "clock_divider", summary: "Core clocks per clock to the flash; 2 by default."),
            ],
            memory: [.window("window"), .shown("chip")],
            make: {
                LPC43xxSPIFI(
                    $0.norChip(), isInMemoryMode: $0.boolean("memory_mode") ?? true,
                    clockDivider: UInt32($0.integer("clock_divider", in: 1...4096) ?? 2), time: $0.norTime())
            }),
        DeviceKind(
            name: "lpc43xx.creg", summary: "Configuration registers of LPC43xx: what is seen at 0.", size: 0x1000, outputs: [],
            parameters: [
                Parameter(
                    name: "boot_from",
                    summary: "What the boot ROM leaves in M4MEMMAP: `spifi` (default, 0x80000000), `spifi_low` (0x14000000), `sram`"
                        + " (0x10000000) or `rom` (0x10400000).")
            ],
            memory: [.window("shadow")] + LPC43xxCREG.sources.map { MemoryRole.shown($0.name).optional },
            make: {
                let sources = LPC43xxCREG.BootSource.allCases
                let source = $0.choice("boot_from", of: sources.map(\.rawValue)).flatMap { LPC43xxCREG.BootSource(rawValue: $0) }
                return LPC43xxCREG(boot: source ?? .spifi)
            }),
    ]
}

extension DeviceKind.Parameter {
    /// Of every controller of serial flash.
    fileprivate static let chip = Self(
        name: "chip", summary: "The type of NOR flash: " + NORChip.all.map { "`\($0.name)`" }.joined(separator: ", ") + ".")
    fileprivate static let norTime = Self(
        name: "nor_time", summary: "How long the flash is busy: `typical` (default), `max` or `zero`.")
}

extension DeviceParameters {
    fileprivate mutating func norChip() -> NORChip {
        choice("chip", of: NORChip.all.map(\.name)).flatMap { NORChip.named($0) } ?? NORChip.standard
    }

    fileprivate mutating func norTime() -> NORTime {
        choice("nor_time", of: NORTime.allCases.map(\.rawValue)).flatMap { NORTime(rawValue: $0) } ?? .typical
    }
}
