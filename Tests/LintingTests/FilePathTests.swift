import Platform
import Testing

@Suite struct FilePathTests {
  @Test(arguments: [
    ("a/b.TXT", "b.TXT", "txt"), ("a/b/", "b", ""), ("/", "", ""), (".md", ".md", ""), ("a.tar.gz", "a.tar.gz", "gz"),
    ("a.b/c", "c", ""), ("", "", ""), ("x.", "x.", ""),
  ]) func knowsNameAndExtension(path: String, name: String, fileExtension: String) {
    #expect(String(decoding: FilePath(path).name, as: UTF8.self) == name)
    #expect(FilePath(path).fileExtension == fileExtension)
  }

  @Test(arguments: [("/a/b", "/a"), ("/a", "/"), ("/", nil), ("//", nil), ("/a//b/", "/a")] as [(String, String?)])
  func climbsToTheRoot(path: String, parent: String?) {
    #expect(FilePath(path).parent?.text == parent)
  }

  @Test(arguments: [("./a//b/./c/", "a/b/c"), ("/a/./b", "/a/b"), (".", ""), ("../a", "../a")])
  func levelsSpellings(path: String, normalised: String) {
    #expect(FilePath(path).normalised.text == normalised)
  }

  @Test func joins() {
    #expect(FilePath(".").appending("a").text == "a")
    #expect(FilePath("a/").appending("b").text == "a/b")
    #expect(FilePath("/").appending("b").text == "/b")
  }

  @Test func refusesPathsWithAZeroByte() {
    #expect(throws: SystemError.self) { try FilePath("/tmp\0x").status() }
  }
}
