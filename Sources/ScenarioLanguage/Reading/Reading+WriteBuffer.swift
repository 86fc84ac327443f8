import Diagnostics

extension Reading {
    /// `none`, or the buffer's mapping.
    func writeBuffer(_ node: YAMLNode, _ what: String) -> Located<WriteBufferDescription>? {
        var buffer = WriteBufferDescription()
        if node.scalar != nil {
            guard choice(node, what, of: WriteBufferKey.words) != nil else { return nil }
            buffer.isAbsent = true
            return Located(buffer, at: node.span)
        }
        guard let entries = entries(node, WriteBufferKey.buffer) else { return nil }
        for entry in entries {
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .delay: buffer.delay = integer(entry.value, what, in: WriteBufferKey.delays)?.map { Int($0) }
            case .entries: buffer.entries = integer(entry.value, what, in: WriteBufferKey.sizes)?.map { Int($0) }
            }
        }
        return Located(buffer, at: node.span)
    }
}
