import Diagnostics

/// `matrix`: axes by name, `include` and `exclude`.
extension Reading {
    /// The longest value, in bytes: it stands in the names of cases.
    private static let longestValue = 64

    /// A matrix as it is written; nil when nothing of it can be used.
    func matrix(_ node: YAMLNode) -> Matrix? {
        let before = errors
        var axes: [YAMLEntry] = []
        guard let entries = entries(node, MatrixKey.matrix, others: { axes.append($0) }) else { return nil }
        var matrix = Matrix(span: node.span)
        for entry in axes {
            guard Self.isAxisName(entry.key.value) else {
                report(.badAxisName(entry.key))
                continue
            }
            if let scalar = entry.value.scalar, scalar.isNull, !scalar.isMissing {
                matrix.removed.append(entry.key)
            } else if hasValue(entry), let values = values(entry) {
                matrix.axes.append(Matrix.Axis(name: entry.key, values: values))
            }
        }
        for entry in entries {
            let cells = (elements(entry.value, "'\(entry.key.rawValue)'") ?? []).compactMap(cell)
            switch entry.key {
            case .include: matrix.include = cells
            case .exclude: matrix.exclude = cells
            }
        }
        return errors == before ? matrix : nil
    }

    private static func isAxisName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == "_" || $0 == "-")
        }
    }

    private func values(_ entry: YAMLEntry) -> [YAMLNode]? {
        let before = errors
        guard let elements = elements(entry.value, "the axis '\(entry.key.value)'") else { return nil }
        if elements.isEmpty { report(.emptyCollection("the axis '\(entry.key.value)'", "it makes no case", at: entry.value.span)) }
        var seen: [String: SourceSpan] = [:]
        for element in elements {
            guard checkValue(element), let text = element.scalar?.text else { continue }
            if let first = seen.updateValue(element.span, forKey: text) {
                report(.sameAxisValue(Located(text, at: element.span), first: first))
            }
        }
        return errors == before ? elements : nil
    }

    private func checkValue(_ node: YAMLNode) -> Bool {
        guard let scalar = node.scalar else {
            report(.badAxisValue("is \(node.kindInWords), not a scalar", at: node.span))
            return false
        }
        if scalar.isMissing {
            report(.badAxisValue("is missing", at: node.span))
        } else if scalar.text.utf8.count > Self.longestValue {
            report(.badAxisValue("is longer than \(Self.longestValue) bytes", at: node.span))
        } else if AxisTemplate(scalar.text) != nil {
            report(.badAxisValue("refers to an axis", at: node.span))
        } else {
            return true
        }
        return false
    }

    private func cell(_ node: YAMLNode) -> Matrix.Entry? {
        guard let entries = node.entries else {
            report(.wrongKind("a cell", expected: "a mapping from axes to values", found: node))
            return nil
        }
        if entries.isEmpty { report(.emptyCollection("a cell", "it names no axis", at: node.span)) }
        let sound = entries.filter { hasValue($0) && checkValue($0.value) }
        return sound.count == entries.count ? Matrix.Entry(values: entries, span: node.span) : nil
    }
}
