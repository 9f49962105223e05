import Foundation

/// A JSON Schema (draft 7), as far as the schemas in `schema/` use it.
struct JSONSchema {
  private let root: [String: Any]

  /// Reads a schema file.
  init(path: String) throws {
    let data = try Data(contentsOf: URL(filePath: path))
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// The part that a path of keys leads to, references followed.
  func part(_ keys: [String]) -> [String: Any] {
    keys.reduce(root) { part, key in resolved(part[key] as? [String: Any] ?? [:]) }
  }

  /// Whether a value is one that the schema allows.
  func allows(_ value: Any) -> Bool { allows(value, root) }

  private func resolved(_ schema: [String: Any]) -> [String: Any] {
    guard let reference = schema["$ref"] as? String else { return schema }
    return part(reference.split(separator: "/").dropFirst().map(String.init))
  }

  private func allows(_ value: Any, _ given: [String: Any]) -> Bool {
    let schema = resolved(given)
    let branches = { (key: String) in schema[key] as? [[String: Any]] }
    if let types = schema["type"].map({ $0 as? [String] ?? [$0 as? String ?? ""] }),
      !types.contains(where: { isOf($0, value) })
    {
      return false
    }
    if let allowed = schema["enum"] as? [AnyHashable], !allowed.contains(where: { $0 == value as? AnyHashable }) {
      return false
    }
    if let constant = schema["const"] as? AnyHashable, constant != value as? AnyHashable { return false }
    if let any = branches("anyOf"), !any.contains(where: { allows(value, $0) }) { return false }
    if let one = branches("oneOf"), one.count(where: { allows(value, $0) }) != 1 { return false }
    if let text = value as? String, !allowsText(text, schema) { return false }
    if let items = value as? [Any], !allowsItems(items, schema) { return false }
    if let object = value as? [String: Any], !allowsObject(object, schema) { return false }
    return true
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    default: false
    }
  }

  private func allowsText(_ text: String, _ schema: [String: Any]) -> Bool {
    if let least = schema["minLength"] as? Int, text.count < least { return false }
    guard let pattern = schema["pattern"] as? String else { return true }
    return text.range(of: pattern, options: .regularExpression) != nil
  }

  private func allowsItems(_ items: [Any], _ schema: [String: Any]) -> Bool {
    if let least = schema["minItems"] as? Int, items.count < least { return false }
    guard let item = schema["items"] as? [String: Any] else { return true }
    return items.allSatisfy { allows($0, item) }
  }

  private func allowsObject(_ object: [String: Any], _ schema: [String: Any]) -> Bool {
    if let least = schema["minProperties"] as? Int, object.count < least { return false }
    if let needed = schema["required"] as? [String], !needed.allSatisfy({ object[$0] != nil }) { return false }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    return object.allSatisfy { key, value in
      if let property = properties[key] { return allows(value, property) }
      if let others = schema["additionalProperties"] as? [String: Any] { return allows(value, others) }
      return schema["additionalProperties"] as? Bool != false
    }
  }
}
