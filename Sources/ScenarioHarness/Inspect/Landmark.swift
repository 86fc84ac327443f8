internal import Diagnostics
internal import Firmware

/// A symbol by which start-up code and linker scripts bound the stack and the heap.
package struct Landmark: Sendable, Hashable {
    /// What it bounds.
    package enum Role: String, Sendable, Hashable, CaseIterable {
        case stackTop = "stack top"
        case stackLimit = "stack limit"
        case stackSize = "stack size"
        case heapStart = "heap start"
        case heapEnd = "heap end"
        case heapSize = "heap size"
        case dataEnd = "data end"
    }

    /// What it bounds.
    package var role: Role
    /// The symbol.
    package var name: String
    /// Its address, or the size that it is.
    package var value: UInt32

    /// The names in use, by role: those of CMSIS, newlib, the GNU linker's default script, and the vendors' tools.
    private static let names: [(role: Role, names: [String])] = [
        (.stackTop, ["__stack", "_estack", "__StackTop", "__stack_top", "_stack_top", "__initial_sp", "__stack_end__", "stack_top"]),
        (.stackLimit, ["__StackLimit", "__stack_limit", "_sstack", "__stack_start__", "__stack_bottom"]),
        (.stackSize, ["__stack_size", "__STACK_SIZE", "_Min_Stack_Size", "__stack_size__", "__StackSize"]),
        (.heapStart, ["__HeapBase", "__heap_start", "__heap_start__", "_sheap", "end", "_end", "__end__"]),
        (.heapEnd, ["__HeapLimit", "__heap_end", "__heap_end__", "_eheap", "__heap_limit"]),
        (.heapSize, ["__heap_size", "__HEAP_SIZE", "_Min_Heap_Size", "__heap_size__", "__HeapSize"]),
        (.dataEnd, ["__bss_end__", "_ebss", "__bss_end", "_bss_end", "__ebss"]),
    ]

    /// The first symbol of each role that images have, in the order of the roles.
    static func all(in images: ImageSet) -> [Landmark] {
        names.compactMap { role, names in
            for name in names {
                for image in images.images {
                    guard let symbol = image.image.symbols.symbol(named: name) else { continue }
                    return Landmark(role: role, name: name, value: symbol.address)
                }
            }
            return nil
        }
    }

    /// Stack, heap and data that overlap. The stack grows down from the initial stack pointer to its limit.
    static func findings(_ landmarks: [Landmark], _ stackPointer: UInt32, _ subject: InspectionSubject) -> [Diagnostic] {
        func landmark(_ role: Role) -> Landmark? { landmarks.first { $0.role == role } }
        var bottom = landmark(.stackLimit)
        if bottom == nil, let size = landmark(.stackSize), size.value < stackPointer {
            bottom = Landmark(role: .stackLimit, name: "initial SP - \(size.name)", value: stackPointer - size.value)
        }
        guard let bottom, bottom.value < stackPointer else { return [] }
        return [landmark(.heapEnd), landmark(.dataEnd)].compactMap { $0 }.filter { bottom.value < $0.value && $0.value < stackPointer }
            .map { .stackOverlaps(bottom, $0, stackPointer: stackPointer) }
    }
}
