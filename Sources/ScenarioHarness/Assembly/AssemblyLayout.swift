internal import ArmMProfile
internal import CortexM

/// Where a block of assembly goes on a machine, and for which core it is assembled.
struct AssemblyLayout: Hashable {
    /// A stretch of memory.
    struct Area: Hashable {
        var base: UInt32
        var size: UInt64
        /// The address after it; 0 after the last one.
        var end: UInt32 { UInt32(truncatingIfNeeded: UInt64(base) + size) }
    }

    var architecture: ArchitectureVersion
    var floatingPoint: FloatingPointExtension
    /// Where the vectors are read from at reset: the table goes to its first address, code after it.
    var code: Area
    /// The first RAM; the same area when the machine has no other.
    var ram: Area
    var interrupts: Int

    /// Nil when the machine reads its vectors where it has no memory, or has no RAM.
    init?(_ machine: MachineConfiguration) {
        architecture = machine.core.architecture
        floatingPoint = machine.core.floatingPoint
        interrupts = machine.core.interruptCount
        let vectors = machine.core.vtorReset
        guard let shown = machine.region(containing: vectors) else { return nil }
        var base = vectors
        var home = shown
        if case let target = machine.home(of: shown), target.isOnBus, target != shown {
            home = target
            base = target.base &+ (vectors &- shown.base)
        }
        code = Area(base: base, size: home.size - UInt64(base &- home.base))
        let ram = machine.regions.first { $0.kind == .ram && $0.name != home.name } ?? (home.kind == .ram ? home : nil)
        guard let ram else { return nil }
        self.ram = Area(base: ram.base, size: ram.size)
    }

    /// What clang is told about the core.
    var compilerOptions: [String] {
        switch architecture {
        case .armv6M: return ["--target=thumbv6m-none-eabi", "-mcpu=cortex-m0"]
        case .armv7M: return ["--target=thumbv7m-none-eabi", "-mcpu=cortex-m3"]
        case .armv7EM:
            let unit =
                switch floatingPoint {
                case .none: "none"
                case .fpv4SP: "fpv4-sp-d16"
                case .fpv5SP: "fpv5-sp-d16"
                case .fpv5D16: "fpv5-d16"
                }
            return ["--target=thumbv7em-none-eabi", "-march=armv7e-m", "-mfpu=" + unit]
        }
    }

    /// The linker's script. `table` bytes are left free for a table of vectors; none when the block has its own.
    func script(table: Int) -> String {
        let start = table == 0 ? "" : " \(UInt64(code.base) + UInt64(table))"
        let data = ram == code ? "code" : "ram"
        return """
            MEMORY {
              code (rwx) : ORIGIN = \(code.base), LENGTH = \(code.size)
              ram (rwx) : ORIGIN = \(ram.base), LENGTH = \(ram.size)
            }
            SECTIONS {
              .vectors \(code.base) : { KEEP(*(.vectors)) } > code
              .text\(start) : { *(.text .text.*) *(.rodata .rodata.*) } > code
              .data : { *(.data .data.*) } > \(data)
              .bss (NOLOAD) : { *(.bss .bss.*) *(COMMON) } > \(data)
              /DISCARD/ : { *(.ARM.attributes) *(.comment) }
            }
            """
    }
}
