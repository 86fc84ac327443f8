import Diagnostics

/// `checkpoints`.
extension Reading {
    func checkpoints(_ node: YAMLNode) -> [CheckpointDescription] {
        guard let elements = elements(node, "'checkpoints'") else { return [] }
        if elements.isEmpty { report(.emptyCollection("'checkpoints'", "it checks nothing", at: node.span)) }
        return elements.compactMap(checkpoint)
    }

    private func checkpoint(_ node: YAMLNode) -> CheckpointDescription? {
        let before = errors
        guard let entries = entries(node, CheckpointKey.checkpoint) else { return nil }
        var name: String?
        var trigger: Located<TriggerDescription>?
        var expect = ExpectDescription()
        for entry in entries {
            switch entry.key {
            case .name: name = word(entry.value, "'name'")?.value
            case .at: trigger = self.trigger(entry.value, "'at'", allowsStart: true)
            case .expect:
                expect = self.expect(entry.value, CheckpointKey.checks)
                if entry.value.entries?.isEmpty == true {
                    report(.emptyCollection("a checkpoint's 'expect'", "it checks nothing", at: entry.value.span))
                }
            }
        }
        guard errors == before, let trigger else { return nil }
        return CheckpointDescription(name: name, trigger: trigger, expect: expect, span: node.span)
    }
}
