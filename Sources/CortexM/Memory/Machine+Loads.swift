extension Machine {
    /// A load by an instruction, at its own privilege: plain memory at once, anything else by `readUnaligned`.
    @inline(__always)
    mutating func load(_ address: UInt32, _ size: AccessSize) throws(Fault) -> UInt32 {
        if let value = memory.fastLoad(address, size) { return value }
        return try readUnaligned(address, size: size, privileged: state.isPrivileged)
    }

    /// A store by an instruction, at its own privilege.
    @inline(__always)
    mutating func store(_ address: UInt32, _ size: AccessSize, _ value: UInt32) throws(Fault) {
        if memory.fastStore(address, size, value) { return }
        try writeUnaligned(address, size: size, value: value, privileged: state.isPrivileged)
    }

    /// An unprivileged load (LDRT and kind).
    mutating func loadUnprivileged(_ address: UInt32, _ size: AccessSize) throws(Fault) -> UInt32 {
        try readUnaligned(address, size: size, privileged: false)
    }

    /// An unprivileged store (STRT and kind).
    mutating func storeUnprivileged(_ address: UInt32, _ size: AccessSize, _ value: UInt32) throws(Fault) {
        try writeUnaligned(address, size: size, value: value, privileged: false)
    }

    /// A load that has to be aligned whatever CCR says (LDM, LDRD, LDREX…).
    @inline(__always)
    mutating func loadAligned(_ address: UInt32, _ size: AccessSize) throws(Fault) -> UInt32 {
        if let value = memory.fastLoad(address, size) { return value }
        try checkAligned(address, size)
        return try readUnaligned(address, size: size, privileged: state.isPrivileged)
    }

    /// A store that has to be aligned whatever CCR says.
    @inline(__always)
    mutating func storeAligned(_ address: UInt32, _ size: AccessSize, _ value: UInt32) throws(Fault) {
        if memory.fastStore(address, size, value) { return }
        try checkAligned(address, size)
        try writeUnaligned(address, size: size, value: value, privileged: state.isPrivileged)
    }

    /// UNALIGNED for an address that is not a multiple of the access's size.
    @inline(__always)
    func checkAligned(_ address: UInt32, _ size: AccessSize) throws(Fault) {
        if address & (UInt32(size.rawValue) - 1) != 0 { throw Fault(.unaligned) }
    }
}

extension Memory {
    /// An aligned load from a fast window, or `nil`.
    @inline(__always)
    func fastLoad(_ address: UInt32, _ size: AccessSize) -> UInt32? {
        let offset = address &- ram.base
        if ram.contains(offset, size) { return ram.value(offset, size) }
        let readOnlyOffset = address &- readOnly.base
        if readOnly.contains(readOnlyOffset, size) { return readOnly.value(readOnlyOffset, size) }
        return nil
    }

    /// An aligned store to the fast window, to a page that needs nothing more; false when it is not done.
    @inline(__always)
    func fastStore(_ address: UInt32, _ size: AccessSize, _ value: UInt32) -> Bool {
        let offset = address &- ram.base
        guard ram.contains(offset, size), ram.storeGuard[Int(offset >> UInt32(MemoryBank.pageShift))] == 0 else {
            return false
        }
        ram.setValue(offset, size, value)
        return true
    }
}

extension FastWindow {
    /// Whether an aligned access at `offset` from the base is inside; false when it is not aligned.
    @inline(__always)
    func contains(_ offset: UInt32, _ size: AccessSize) -> Bool {
        switch size {
        case .byte: offset < byteCount
        case .halfword: (offset &>> 1 | offset &<< 31) < halfwordCount
        case .word: (offset &>> 2 | offset &<< 30) < wordCount
        }
    }

    /// The value at an offset that is inside.
    @inline(__always)
    func value(_ offset: UInt32, _ size: AccessSize) -> UInt32 {
        let place = bytes + Int(offset)
        return switch size {
        case .byte: UInt32(place.load(as: UInt8.self))
        case .halfword: UInt32(UInt16(littleEndian: place.loadUnaligned(as: UInt16.self)))
        case .word: UInt32(littleEndian: place.loadUnaligned(as: UInt32.self))
        }
    }

    /// Stores at an offset that is inside.
    @inline(__always)
    func setValue(_ offset: UInt32, _ size: AccessSize, _ value: UInt32) {
        let place = bytes + Int(offset)
        switch size {
        case .byte: place.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
        case .halfword: place.storeBytes(of: UInt16(truncatingIfNeeded: value).littleEndian, as: UInt16.self)
        case .word: place.storeBytes(of: value.littleEndian, as: UInt32.self)
        }
    }
}
