"""The MPU, memory accesses and bit-band (sections 7, 10 and 15)."""
from mutants import table

MUTANTS = table("CortexM/SystemControlSpace/MPUState.swift", [
    ("highest-region", "10.1: the highest region that matches governs", "31 &- candidates.leadingZeroBitCount", "candidates.trailingZeroBitCount"),
    ("subregions", "10.1: a disabled subregion does not match", "if bits >= 8, (attributes >> 8)", "if bits >= 33, (attributes >> 8)"),
    ("region-size", "10.2: address bits below the size are not compared", "attributes >> 1 & 31 &+ 1", "attributes >> 1 & 31"),
    ("privdefena", "10.3: PRIVDEFENA is bit 2", "var hasPrivilegedDefault: Bool { ctrl & 4 != 0 }", "var hasPrivilegedDefault: Bool { ctrl & 1 != 0 }"),
    ("hfnmiena", "10.4: HFNMIENA keeps the MPU on at a negative priority",
     "var appliesAtNegativePriority: Bool { ctrl & 2 != 0 }", "var appliesAtNegativePriority: Bool { false }"),
]) + table("CortexM/SystemControlSpace/Machine+MPU.swift", [
    ("default-is-privileged", "10.3: the default map is for privileged code", "return privileged && mpu.hasPrivilegedDefault &&", "return mpu.hasPrivilegedDefault &&"),
    ("system-space-xn", "10.6: 0xE0000000 and above is never executable", "if access == .fetch { return false }\n", "\n"),
    ("default-xn", "10.6: peripherals are not executable by default", "case 0, 1, 3, 4: true", "case 0, 1, 2, 3, 4: true"),
    ("region-xn", "10.7: a region with XN is not executable", "if access == .fetch, attributes & 0x1000_0000 != 0 { return false }", ""),
    ("ap-1", "10.7: AP 1 is privileged only", "case 1: return privileged", "case 1: return true"),
    ("ap-2", "10.7: AP 2 lets unprivileged code read", "case 2: return privileged || access != .write", "case 2: return true"),
    ("ap-5", "10.7: AP 5 lets privileged code read", "case 5: return privileged && access != .write", "case 5: return access != .write"),
    ("ap-6", "10.7: AP 6 is read-only", "case 6, 7: return access != .write", "case 6, 7: return true"),
    ("rbar-valid", "10.9: RBAR.VALID selects the region", "if value & 0x10 != 0 {", "if value != 0 {"),
    ("rbar-reads-region", "10.9: RBAR reads the region's number", "return mpu.rbar[Int(mpu.rnr & 15)] | mpu.rnr", "return mpu.rbar[Int(mpu.rnr & 15)]"),
    ("mpu-outside-ppb", "10.5: the MPU does not govern the private peripheral bus", "if address < 0xE010_0000 { return true }", "if address < 0xE000_E000 { return true }"),
]) + table("CortexM/Memory/Machine+MemoryAccess.swift", [
    ("bfar-as-asked", "7.2: BFAR is the address that the instruction asked for",
     "if ignoresBusError(at: address) { return }\n        throw Fault(.preciserr, address: address)", "if ignoresBusError(at: address) { return }\n        throw fault"),
    ("straddling", "10.10: each part of an unaligned access is checked", "for offset in 0..<UInt32(size.rawValue) {", "for offset in 0..<UInt32(1) {"),
    ("ppb-unaligned", "15.3: an unaligned access to the private peripheral bus faults",
     "noteUnpredictable(.unalignedPeripheralBus)\n            throw Fault(.unaligned)", "noteUnpredictable(.unalignedPeripheralBus)"),
    ("device-unaligned", "17.5: the M7 faults unaligned accesses to devices",
     "if configuration.core.deviceUnalignedFaults { throw Fault(.unaligned) }", ""),
    ("vector-reads-and-mpu", "1.8: the MPU does not govern vector reads",
     "try busRead(address & ~3, size: .word)", "try read(address & ~3, size: .word, privileged: false)"),
]) + table("CortexM/Memory/Machine+Loads.swift", [
    ("aligned-accesses", "7.15: LDM, LDRD and LDREX fault when not aligned",
     "if address & (UInt32(size.rawValue) - 1) != 0 { throw Fault(.unaligned) }", ""),
    ("ldrt", "10.8: LDRT is unprivileged", "try readUnaligned(address, size: size, privileged: false)", "try readUnaligned(address, size: size, privileged: true)"),
    ("strt", "10.8: STRT is unprivileged", "try writeUnaligned(address, size: size, value: value, privileged: false)", "try writeUnaligned(address, size: size, value: value, privileged: true)"),
]) + table("CortexM/Memory/Machine+BusAccess.swift", [
    ("bit-band-bit", "15.1: a bit-band alias is one bit of its target", "return (target, offset >> 2 & (bytes * 8 - 1))", "return (target, offset >> 3 & (bytes * 8 - 1))"),
]) + table("CortexM/SystemControlSpace/Machine+PrivatePeripheralBus.swift", [
    ("ppb-unprivileged", "15.3: unprivileged code has no access to the private peripheral bus", "if !privileged || (configuration", "if (configuration"),
    ("usersetmpend", "13.6: STIR is for unprivileged code with USERSETMPEND only",
     "if address & ~3 == 0xE000_EF00, control.ccr & CCR.usersetmpend != 0 {", "if address & ~3 == 0xE000_EF00 {"),
]) + table("CortexM/Memory/Machine+WriteBuffer.swift", [
    ("imprecise-waits", "5.6: an imprecise bus error waits for its priority",
     "if exceptions.enabled[.busFault] {", "if exceptions.enabled[.busFault], exceptions.groupPriority(5) < executionPriority() {"),
    ("disdefwbuf", "7.8: DISDEFWBUF makes stores precise", "control.actlr & ACTLR.disdefwbuf != 0 { return false }", "control.actlr & ACTLR.disdefwbuf != 0 {}"),
    ("strongly-ordered-is-precise", "7.8: stores to Strongly-ordered memory are precise", "return memoryType(of: address) != .stronglyOrdered", "return true"),
    ("impreciserr", "7.8: an error that comes late is IMPRECISERR", "control.cfsr |= CFSR.impreciserr", "control.cfsr |= CFSR.preciserr"),
    ("dsb-waits", "7.8: DSB waits for the stores under way", "while completeFirstStore() {}", ""),
    ("late-store", "7.8: the error comes after the store", "&+ buffer.delay, .storeError", ", .storeError"),
    ("abfsr", "7.20: ABFSR of the M7 says where an error came from", "control.abfsr |= busOrigin(of: store.address)", "control.abfsr |= 0"),
]) + table("CortexM/Core/Machine+Exclusives.swift", [
    ("exclusive-granule", "15.4: a store-exclusive to another granule fails", "(address ^ state.exclusiveAddress) >> UInt32(memorySystem.exclusiveGranule) == 0", "address > 0"),
    ("strex-checks", "7.19: a store-exclusive that fails still takes MPU faults",
     "!permits(address, .write, privileged: state.isPrivileged) {", "!permits(address, .read, privileged: true) {"),
    ("strex-closes", "15.4: a store-exclusive closes the monitor", "state.exclusiveMonitor = false\n        setRegister(i.rd, 0)", "setRegister(i.rd, 0)"),
]) + table("CortexM/Core/Machine+Multiply.swift", [
    ("udiv-trap", "7.16: UDIV by zero faults with DIV_0_TRP",
     "if m == 0, trapsDivideByZero { throw Fault(.divbyzero) }\n        cycles &+= UInt64(divisionCycles(unsigned",
     "cycles &+= UInt64(divisionCycles(unsigned"),
    ("sdiv-without-trap", "7.16: without DIV_0_TRP SDIV by zero is 0",
     "if m == 0, trapsDivideByZero { throw Fault(.divbyzero) }\n        cycles &+= UInt64(divisionCycles(signed",
     "if m == 0 { throw Fault(.divbyzero) }\n        cycles &+= UInt64(divisionCycles(signed"),
])
