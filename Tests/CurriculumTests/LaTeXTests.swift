import XCTest

@testable import Curriculum

final class LaTeXTests: XCTestCase {
  func testFormulasAreReadable() {
    let cases: [(String, String, line: UInt)] = [
      (#"n"#, "n", #line),
      (#"k-1"#, "k − 1", #line),
      (#"\frac{TP}{TP+FP}"#, "TP / (TP + FP)", #line),
      (#"\frac{1}{n}"#, "1/n", #line),
      (#"\frac{a}{b+c}^2"#, "(a / (b + c))²", #line),
      (#"\frac{\frac{a}{b}}{c}"#, "(a/b) / c", #line),
      (#"\sum_{i=1}^{n}"#, "Σᵢ₌₁ⁿ", #line),
      (#"\sum_{i=1}^{n} x_i"#, "Σᵢ₌₁ⁿ xᵢ", #line),
      (
        #"\text{MSE} = \frac{1}{n}\sum_{i=1}^n (y_i - \hat{y}_i)^2"#,
        "MSE = 1/n Σᵢ₌₁ⁿ (yᵢ − ŷᵢ)²", #line
      ),
      (#"R^2"#, "R²", #line),
      (#"x^{-1}"#, "x⁻¹", #line),
      (#"A^T B"#, "Aᵀ B", #line),
      (#"w_{\text{max}}"#, "wₘₐₓ", #line),
      (#"L_{CE}"#, "L_CE", #line),
      (#"x^{a,b,Q}"#, "x^(a, b, Q)", #line),
      (#"\sqrt{x}"#, "√x", #line),
      (#"\sqrt{a^2 + b^2}"#, "√(a² + b²)", #line),
      (#"\sqrt[3]{8}"#, "∛8", #line),
      (#"\alpha \leq 0.05"#, "α ≤ 0.05", #line),
      (#"p \times q \cdot r"#, "p × q · r", #line),
      (#"\hat{y}"#, "ŷ", #line),
      (#"\hat{\theta}"#, "θ\u{302}", #line),
      (#"\bar{x}"#, "x\u{304}", #line),
      (#"\log_2 n"#, "log₂ n", #line),
      (#"-\log(p)"#, "−log(p)", #line),
      (#"-\sum p \log p"#, "−Σ p log p", #line),
      (#"\left( a + b \right)"#, "(a + b)", #line),
      (#"P(A \mid B)"#, "P(A | B)", #line),
      (#"\mathbb{R}^n"#, "ℝⁿ", #line),
      (#"\mathbf{w} \in \mathbb{R}"#, "w ∈ ℝ", #line),
      (#"f(x,y)"#, "f(x, y)", #line),
      (#"10{,}000"#, "10,000", #line),
      (#"\binom{n}{k}"#, "C(n, k)", #line),
      (#"90^\circ"#, "90°", #line),
      (#"50\%"#, "50%", #line),
      (#"\text{if } x > 0"#, "if x > 0", #line),
      (#"F_1 = 2 * (P * R) / (P + R)"#, "F₁ = 2 × (P × R) / (P + R)", #line),
      (#"\arg\max_{x} f(x)"#, "arg maxₓ f(x)", #line),
      (#"\operatorname{ReLU}(x) = \max(0, x)"#, "ReLU(x) = max(0, x)", #line),
      (#"a \\ b"#, "a; b", #line),
      (#"|x|"#, "|x|", #line),
      (#"x \to \infty"#, "x → ∞", #line),
      (#"\begin{bmatrix} 1 & 0 \\ 0 & 1 \\ \end{bmatrix}"#, "[1, 0; 0, 1]", #line),
      (#"\begin{cases} x & x > 0 \\ 0 & \text{else} \end{cases}"#, "{x, x > 0; 0, else}", #line),
      (#"\begin{aligned} a &= b \\ c &= d \end{aligned}"#, "a = b; c = d", #line),
      (#"\underset{\theta}{\min} L"#, "min_θ L", #line),
      (#"\underbrace{a + b}_{s}"#, "(a + b)ₛ", #line),
      (#"\underbrace{a + b}_{\text{noise}} + c"#, "(a + b) + c", #line),
      (#"x \xrightarrow{W} y"#, "x –W→ y", #line),
      (#"x \not= y, z \not\in Z"#, "x ≠ y, z ∉ Z", #line),
      (#"f := g"#, "f := g", #line),
      (#"größe"#, "größe", #line),
      (#"\ce{H2O}"#, "H₂O", #line),
      (#"\ce{H3O+}"#, "H₃O⁺", #line),
      (#"\ce{RCOO-}"#, "RCOO⁻", #line),
      (#"\ce{SO4^2-}"#, "SO₄²⁻", #line),
      (#"\ce{SO4^{2-}}"#, "SO₄²⁻", #line),
      (#"\ce{^{14}C}"#, "¹⁴C", #line),
      (#"\ce{(CH3)2S}"#, "(CH₃)₂S", #line),
      (#"\ce{BH3*THF}"#, "BH₃·THF", #line),
      (#"\ce{2H2 + O2 -> 2H2O}"#, "2H₂ + O₂ → 2H₂O", #line),
      (#"\ce{N2 + 3H2 <=> 2NH3}"#, "N₂ + 3H₂ ⇌ 2NH₃", #line),
      (#"\ce{Br^.}"#, "Br•", #line),
      (#"\ce{C_nH_{2n+2}}"#, "CₙH₂ₙ₊₂", #line),
      (#"\ce{^{227}_{90}Th+}"#, "²²⁷₉₀Th⁺", #line),
      (#"\ce{[AgCl2]-}"#, "[AgCl₂]⁻", #line),
      (#"\ce{A ->[H+] B}"#, "A →[H⁺] B", #line),
      (#"\ce{X^}"#, "X^", #line),
      (#"\ce{X^{2}}"#, "X²", #line),
      (#"\ce{HC#CH}"#, "HC≡CH", #line),
      (#"\ce{CH3-CH3}"#, "CH₃-CH₃", #line),
      (#"k[\ce{RX}]"#, "k[RX]", #line),
    ]
    for (formula, expected, line) in cases {
      XCTAssertEqual(LaTeX.text(Array(formula.utf8)[...]), expected, formula, line: line)
    }
  }

  func testWhatCannotBeShownIsLeft() {
    let cases = [
      #"\foo{x}"#, #"\begin{tabular} a \end{tabular}"#, #"\end{align}"#, #"\frac{a}"#, "{a", "a}",
      #"\sqrt"#, "x^", #"\ce{A \foo B}"#, #"\ce{}"#, #"\ce"#, #"\ce{H2O"#,
      #"\text{a"#, "", #"\"#, #"\hat{}"#, "a # b",
    ]
    for formula in cases {
      XCTAssertNil(LaTeX.text(Array(formula.utf8)[...]), formula)
    }
  }

  func testDeepAndLongFormulasEnd() {
    let deep = String(repeating: "{", count: 290) + "x" + String(repeating: "}", count: 290)
    XCTAssertNil(LaTeX.text(Array(deep.utf8)[...]))
    let powers = String(repeating: "x^{", count: 190) + "x"
    XCTAssertNil(LaTeX.text(Array(powers.utf8)[...]))
    let commands = String(repeating: #"\hat"#, count: 140)
    XCTAssertNil(LaTeX.text(Array(commands.utf8)[...]))
    XCTAssertNil(LaTeX.text(Array(repeating: UInt8(ascii: "x"), count: 100_000)[...]))
  }
}
