import ArmMProfile
import CortexM
import Diagnostics
import ScenarioLanguage

extension MachineCheck {
    /// The core with the options that the maker of the part took.
    mutating func core() -> CoreConfiguration? {
        guard let name = description.core else {
            if !description.unread.excuses(.core) { report(.incompleteMachine("core", description)) }
            return nil
        }
        guard var core = CoreConfiguration.named(name.value) else {
            report(.unknownCore(name))
            return nil
        }
        if let cpuid = description.cpuid { setCPUID(cpuid, &core) }
        let isArmv6M = core.architecture == .armv6M
        if let bits = description.priorityBits {
            check(bits, in: isArmv6M ? 2...2 : 3...8, "priority bits", core)
            core.priorityBits = bits.value
        }
        if let lines = description.interrupts {
            check(lines, in: isArmv6M ? 1...32 : 1...240, "interrupts", core)
            core.interruptCount = lines.value
        }
        if let regions = description.mpuRegions {
            let choices = core.mpuRegions == 0 ? [0] : core.timing == .cortexM7 ? [0, 8, 16] : [0, 8]
            if !choices.contains(regions.value) {
                report(.impossibleOption("\(regions.value) MPU regions", core, choices: choices, topmost(regions.span, name.span)))
            }
            core.mpuRegions = regions.value
        }
        if let floatingPoint = description.floatingPoint {
            let choices = core.floatingPointChoices
            if choices.contains(floatingPoint.value) {
                core = core.with(floatingPoint.value)
            } else {
                let span = topmost(floatingPoint.span, name.span)
                report(.impossibleFloatingPoint(floatingPoint.value, core, choices: choices, span))
            }
        }
        if let vtor = description.vtorReset {
            if vtor.value & ~core.vtorMask != 0 { report(.impossibleVTOR(vtor, core)) }
            core.vtorReset = vtor.value
        }
        if let bitBand = description.bitBand {
            if bitBand.value, !core.hasBitBand { report(.impossibleBitBand(core, bitBand.span)) }
            core.hasBitBand = bitBand.value
        }
        core.sysTickReferenceDivider = description.sysTickDivider?.value ?? 0
        core.sysTickRunsInDeepSleep = description.sysTickInDeepSleep?.value ?? core.sysTickRunsInDeepSleep
        if let buffer = description.writeBuffer { setWriteBuffer(buffer, &core) }
        core.resetDelay = UInt64(description.resetDelay?.value ?? 0)
        return core
    }

    /// The revision: implementer and part number are those of the core. Before r2p0 a Cortex-M3 came out of reset with STKALIGN clear
    /// (DDI 0337, CCR; in r0 it did not have it).
    private mutating func setCPUID(_ cpuid: Located<UInt32>, _ core: inout CoreConfiguration) {
        let revision: UInt32 = 0x00F0_000F
        guard cpuid.value & ~revision == core.cpuid & ~revision else {
            report(.impossibleCPUID(cpuid, core))
            return
        }
        core.cpuid = cpuid.value
        if core.timing == .cortexM3, cpuid.value >> 20 & 0xF < 2 { core.stackAlignReset = false }
    }

    private mutating func setWriteBuffer(_ description: Located<WriteBufferDescription>, _ core: inout CoreConfiguration) {
        if description.value.isAbsent {
            core.memorySystem.writeBuffer = nil
        } else if var buffer = core.memorySystem.writeBuffer {
            if let delay = description.value.delay { buffer.delay = UInt64(clamping: delay.value) }
            if let entries = description.value.entries { buffer.entries = entries.value }
            core.memorySystem.writeBuffer = buffer
        } else {
            report(.impossibleWriteBuffer(core, description.span))
        }
    }

    private mutating func check(_ value: Located<Int>, in range: ClosedRange<Int>, _ what: String, _ core: CoreConfiguration) {
        guard !range.contains(value.value) else { return }
        report(.impossibleOption("\(value.value) \(what)", core, range: range, topmost(value.span, description.core?.span)))
    }
}
