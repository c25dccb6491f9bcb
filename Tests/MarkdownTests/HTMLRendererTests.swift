import Markdown
import XCTest

final class HTMLRendererTests: XCTestCase {
  private func html(_ text: String, _ options: HTMLOptions = []) -> String {
    MarkdownDocument(parsing: Array(text.utf8)).html(options)
  }

  func testSafeModeShowsRawHTMLAsText() {
    XCTAssertEqual(
      html("<div onclick=x>\n\na <b>c</b>\n", .safe),
      "&lt;div onclick=x&gt;\n<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"
    )
  }

  func testSafeModeDropsDangerousAddresses() {
    let dangerous = [
      "javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "file:///etc/passwd",
      "data:text/html,x", "<java\tscript:x>", "< javascript:x>", "&#106;avascript:x",
      "java&#10;script:x", "data:image/svg+xml,x",
    ]
    for address in dangerous {
      XCTAssertEqual(html("[a](\(address))", .safe), "<p><a href=\"\">a</a></p>\n", address)
      XCTAssertEqual(
        html("![a](\(address))", .safe),
        "<p><img src=\"\" alt=\"a\" /></p>\n",
        address
      )
    }
    XCTAssertEqual(
      html("<javascript:alert(1)>", .safe),
      "<p><a href=\"\">javascript:alert(1)</a></p>\n"
    )
  }

  func testSafeModeKeepsOtherAddresses() {
    for address in ["https://a.b", "mailto:a@b.c", "/c", "#d", "data:image/png;base64,xx"] {
      XCTAssertEqual(
        html("[a](\(address))", .safe),
        "<p><a href=\"\(address)\">a</a></p>\n",
        address
      )
    }
  }

  func testQuotesCannotLeaveAttributes() {
    XCTAssertEqual(
      html("![a\" onerror=\"x](/b '\" onload=\"x')\n\n```x\"y\n```\n", .safe),
      "<p><img src=\"/b\" alt=\"a&quot; onerror=&quot;x\" title=\"&quot; onload=&quot;x\" /></p>\n"
        + "<pre><code class=\"language-x&quot;y\"></code></pre>\n"
    )
  }

  func testTagFilter() {
    XCTAssertEqual(html("<script>x</script>\n"), "&lt;script>x&lt;/script>\n")
    XCTAssertEqual(
      html("a <Title> <titles> </style > <xmp/>\n"),
      "<p>a &lt;Title> <titles> &lt;/style > &lt;xmp/></p>\n"
    )
  }

  func testAddressesWithEscapes() {
    XCTAssertEqual(
      html("foo\\_bar@a.b, x\\\\_y@a.b\n"),
      "<p><a href=\"mailto:foo_bar@a.b\">foo_bar@a.b</a>, "
        + "x\\<a href=\"mailto:_y@a.b\">_y@a.b</a></p>\n"
    )
  }

  func testGitHubCornersOfTables() {
    let rows: [(line: UInt, markdown: String, html: String)] = [
      (
        #line, "a\n| b |\n| - |\nc | d\n",
        "<p>a</p>\n<table>\n<thead>\n<tr>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n</tr>\n</tbody>\n</table>\n"
      ),
      (
        #line, "- | a |\n  |---|\n  | `b \\| c` |\n",
        "<ul>\n<li>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><code>b | c</code></td>\n</tr>\n</tbody>\n</table>\n</li>\n</ul>\n"
      ),
      (
        #line, "> | a |\n> |---|\n| b |\n",
        "<blockquote>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n</blockquote>\n<p>| b |</p>\n"
      ),
      (
        #line, "| a |\n|---|\n> b\n",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n<blockquote>\n<p>b</p>\n</blockquote>\n"
      ),
    ]
    for row in rows { XCTAssertEqual(html(row.markdown), row.html, line: row.line) }
  }
}
