/// Memory as semihosting reaches it: as a debugger does, past the MPU, and never a device or read-only memory for a store.
extension Machine {
    /// The longest text or block that one call moves; more is refused, so that a wild length costs nothing.
    static var longestTransfer: Int { 1 << 20 }

    func semihostingByte(_ address: UInt32) throws(SemihostingError) -> UInt8 {
        guard memory.window(containing: address) != nil, let value = peek(address, size: .byte) else { throw .badAddress }
        return UInt8(truncatingIfNeeded: value)
    }

    /// Word `index` of the block at `address`.
    func semihostingWord(_ address: UInt32, _ index: UInt32) throws(SemihostingError) -> UInt32 {
        let address = address &+ index &* 4
        guard address & 3 == 0, memory.window(containing: address) != nil, let value = peek(address, size: .word) else {
            throw .badAddress
        }
        return value
    }

    /// The bytes whose address and length are words `pointer` and `length` of a block.
    func semihostingText(_ block: UInt32, pointer: UInt32, length: UInt32) throws(SemihostingError) -> [UInt8] {
        let address = try semihostingWord(block, pointer)
        let count = try semihostingWord(block, length)
        guard count <= UInt32(Self.longestTransfer) else { throw .invalid }
        guard count > 0 else { return [] }
        guard let bytes = peekBytes(address, count: Int(count)) else { throw .badAddress }
        return bytes
    }

    mutating func storeSemihostingWord(_ address: UInt32, _ index: UInt32, _ value: UInt32) throws(SemihostingError) {
        let address = address &+ index &* 4
        guard address & 3 == 0, isWritable(address), poke(address, size: .word, value) else { throw .badAddress }
    }

    /// Stores all the bytes or none.
    mutating func storeSemihostingBytes(_ bytes: [UInt8], at address: UInt32) throws(SemihostingError) {
        for index in bytes.indices where !isWritable(address &+ UInt32(truncatingIfNeeded: index)) {
            throw .badAddress
        }
        for (index, byte) in bytes.enumerated() {
            guard poke(address &+ UInt32(truncatingIfNeeded: index), size: .byte, UInt32(byte)) else { throw .badAddress }
        }
    }
}
