import CortexM

/// A kind of device that a machine file can name.
package struct DeviceKind: Sendable {
    /// A parameter that a line of `devices` may have beside `kind`, `at`, `size` and `irq`.
    package struct Parameter: Sendable {
        package let name: String
        package let summary: String
    }

    package let name: String
    package let summary: String
    /// The bytes that it answers when the line has no `size`.
    package let size: UInt32
    /// What its interrupt outputs are, in the order in which `irq` gives their lines.
    package let outputs: [String]
    /// What wires can bring to it, by the names that `inputs` uses.
    package var inputs: [String] = []
    /// What it drives on wires to other devices.
    package var drives: [String] = []
    package let parameters: [Parameter]
    /// The memories that it has to do with, by their roles; the device knows them by their indices.
    package var memory: [MemoryRole] = []
    let make: @Sendable (inout DeviceParameters) -> any Device

    /// A line of this kind has to say `irq`, if only that there is none.
    var needsInterrupt: Bool { !outputs.isEmpty && name != Self.registers.name }

    /// The kind of that name.
    package static func named(_ name: String) -> DeviceKind? { all.first { $0.name == name } }

    /// Every kind, in the order of the reference. Each family's are in a file of their own.
    package static let all: [DeviceKind] = arm + stm32 + stellaris + nordic + lpc43xx + serialFlash + [registers]

    private static let registers = DeviceKind(
        name: "registers", summary: "Registers without behaviour: reset values, masks, and bits that follow others.",
        size: 0x400, outputs: (0..<32).map { "line \($0)" },
        parameters: [
            Parameter(name: "registers", summary: "The registers, by name."),
            Parameter(
                name: "modelled",
                summary: "`false`: firmware that uses a register is reported, as nothing stands behind it; `true` by default."),
        ],
        make: { RegisterBlock(parameters: &$0) })
}

extension DeviceKind.Parameter {
    /// Of every UART.
    static let overrun = Self(
        name: "overrun",
        summary: "`true`: input arrives in its time, and is lost when the firmware is late; `false` (default): the sender waits.")
}
