import CortexM

/// Clocks, power, memory and configuration of STM32 parts.
extension DeviceKind {
    static let stm32System: [DeviceKind] = [
        DeviceKind(
            name: "stm32.rcc", summary: "Reset and clock control of STM32 parts: ready bits, reset flags, backup domain.",
            size: 0x400, outputs: ["all"], inputs: ["backup"],
            parameters: [.registers, Parameter(name: "family", summary: "`f1`, `f4` (default), `l4` or `h7`: its reset flags.")],
            make: {
                let family = $0.choice("family", of: STM32RCC.Family.all.map(\.name)) ?? "f4"
                return STM32RCC(.named(family), RegisterBlock(parameters: &$0))
            }),
        DeviceKind(
            name: "stm32.pwr", summary: "Power control of STM32 parts: ready bits, access to the backup domain.", size: 0x400,
            outputs: [], drives: ["backup"], parameters: [.registers], make: { STM32PWR(RegisterBlock(parameters: &$0)) }),
        DeviceKind(
            name: "stm32.syscfg", summary: "System configuration of STM32 parts: ports of external interrupts, what is seen at 0.",
            size: 0x400, outputs: [], drives: ["select"], parameters: [.registers, .bootPins], memory: bootRoles,
            make: {
                let pins = $0.bootPins
                return STM32SYSCFG(RegisterBlock(parameters: &$0), pins: pins)
            }),
        DeviceKind(
            name: "stm32f1.afio", summary: "Alternate functions of STM32F1: ports of external interrupts; the boot pins.",
            size: 0x400, outputs: [], drives: ["select"], parameters: [.registers, .bootPins], memory: bootRoles,
            make: {
                let pins = $0.bootPins
                return STM32SYSCFG(RegisterBlock(parameters: &$0), pins: pins, hasMEMRMP: false)
            }),
        DeviceKind(
            name: "stm32.crc", summary: "CRC unit of STM32 parts.", size: 0x400, outputs: [],
            parameters: [Parameter(name: "programmable", summary: "`true`: polynomial, width and order of bits can be chosen.")],
            make: { STM32CRC(isProgrammable: $0.boolean("programmable") ?? false) }),
    ]

    static let stm32Flash: [DeviceKind] = [
        DeviceKind(
            name: "stm32f1.flash", summary: "Flash memory interface of STM32F1: erase, and program by half-words.", size: 0x400,
            outputs: ["all"],
            parameters: [.flashTime, Parameter(name: "page", summary: "Bytes of a page: 1024 (default) or 2048.")],
            memory: ["array", MemoryRole(stringLiteral: "options").optional],
            make: {
                STM32F1Flash(
                    pageSize: $0.choice("page", of: ["1024", "2048"]) == "2048" ? 2048 : 1024, time: $0.flashTime)
            }),
        DeviceKind(
            name: "stm32f4.flash", summary: "Flash memory interface of STM32F4: erase by sectors, program by PSIZE.", size: 0x400,
            outputs: ["all"],
            parameters: [.flashTime, Parameter(name: "banks", summary: "`1` (default), or `2` as on F42x and F43x.")],
            memory: ["array", .shown("options").optional, .shown("options2").optional],
            make: { STM32F4Flash(banks: $0.choice("banks", of: ["1", "2"]) == "2" ? 2 : 1, time: $0.flashTime) }),
        DeviceKind(
            name: "stm32l4.flash", summary: "Flash memory interface of STM32L4: erase by pages, program by double words.",
            size: 0x400, outputs: ["all"], parameters: [.flashTime],
            memory: ["array", .shown("options").optional, .shown("options2").optional],
            make: { STM32L4Flash(time: $0.flashTime) }),
        DeviceKind(
            name: "stm32h7.flash", summary: "Flash memory interface of STM32H7: two banks, flash words with ECC.", size: 0x1000,
            outputs: ["all"], parameters: [.flashTime], memory: ["array"], make: { STM32H7Flash(time: $0.flashTime) }),
    ]

    /// In the order of `STM32SYSCFG.Role`.
    private static let bootRoles: [MemoryRole] =
        [MemoryRole.window("boot").optional]
        + ["flash", "rom", "external", "sram", "sdram", "quadspi"].map { MemoryRole.shown($0).optional }
}

extension DeviceKind.Parameter {
    fileprivate static let bootPins = Self(
        name: "boot", summary: "What the boot pins choose: `flash` (default), `system` or `sram`.")
    fileprivate static let flashTime = Self(
        name: "time", summary: "How long flash takes to erase and program: `typical` (default) or `none`.")
}

extension DeviceParameters {
    fileprivate var bootPins: STM32SYSCFG.BootPins {
        mutating get {
            choice("boot", of: STM32SYSCFG.BootPins.allCases.map(\.rawValue)).flatMap { STM32SYSCFG.BootPins(rawValue: $0) }
                ?? .flash
        }
    }

    fileprivate var flashTime: FlashTime {
        mutating get { choice("time", of: FlashTime.allCases.map(\.rawValue)).flatMap { FlashTime(rawValue: $0) } ?? .typical }
    }
}
