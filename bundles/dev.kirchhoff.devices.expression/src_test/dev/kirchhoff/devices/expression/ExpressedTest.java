// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.circuit.SpiceExpression;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.api.parameter.ParameterSchema.Fault;
import dev.kirchhoff.numerics.circuit.OperatingRange;
import dev.kirchhoff.numerics.circuit.SeparableLaw;
import dev.kirchhoff.numerics.function.Elementary;
import dev.kirchhoff.numerics.random.RandomStream;

/** A device as a person writes it in a project: the current it has, and what is said of one that cannot be. */
class ExpressedTest {
	private static ParameterSchema.Binding bind(String... namesAndValues) {
		var given = new HashMap<String, String>();
		for (int k = 0; k < namesAndValues.length; k += 2) {
			given.put(namesAndValues[k], namesAndValues[k + 1]);
		}
		return ParameterSchema.of(Expressed.class).bind(given, path -> path);
	}

	private static Device device(String... namesAndValues) {
		var binding = bind(namesAndValues);
		assertEquals(List.of(), binding.faults());
		return ((Expressed) binding.instance().orElseThrow()).load();
	}

	private static StaticIV law(String current, String constants) {
		return (StaticIV) device("current", current, "constants", constants);
	}

	private static List<Fault> faults(String... namesAndValues) {
		return bind(namesAndValues).faults();
	}

	/** Lin et al. 2020, by hand. */
	private static double pooleFrenkel(double g, double v) {
		return g * v * Elementary.exp(1.5 * (Math.sqrt(Math.abs(v)) - Math.sqrt(0.2)));
	}

	@Test
	void agreesWithAHandWrittenTwin() {
		var written = law("I = G*V*exp(a*(sqrt(V) - sqrt(V0)))", "a = 1.5 1/V^0.5, V0 = 200 mV");
		for (double g = 1e-6; g <= 1e-4; g *= 1.1) {
			for (double v = -1; v <= 1; v += 0.01) {
				assertEquals(pooleFrenkel(g, v), written.current(g, v), 1e-12 * Math.abs(pooleFrenkel(g, v)));
			}
		}
		assertEquals(0, written.current(1e-5, 0));
	}

	@Test
	void feedsTheSameKernels() {
		var written = law("I = G*V*exp(a*(sqrt(V) - sqrt(V0)))", "a = 1.5, V0 = 0.2 V");
		var range = new OperatingRange(1e-6, 1e-4, -1, 1);
		var ours = SeparableLaw.of(written::current, range, 1e-6);
		var theirs = SeparableLaw.of(ExpressedTest::pooleFrenkel, range, 1e-6);
		assertEquals(theirs.rank(), ours.rank());
		for (double v = -1; v <= 1; v += 0.037) {
			assertEquals(theirs.current(3e-5, v), ours.current(3e-5, v), 1e-11 * 1e-4);
		}
	}

	@Test
	void constantsHaveUnits() {
		var values = Constants.read("a = 2 1/V^0.5; V0 = 300 mV, n=3 , t = 27 °C, e0 = 0.5 eV, r = 1 kΩ^0.5, x = -1e-3", new Mistakes());
		assertEquals(Map.of("a", 2.0, "V0", 0.3, "n", 3.0, "t", 300.15, "e0", 0.5 * 1.602176634e-19, "r", Math.sqrt(1000), "x", -1e-3), values);
	}

	@Test
	void whatPeopleWriteIsUnderstood() {
		assertEquals(2e-5 * 0.5, law("G*V", "").current(2e-5, 0.5));
		assertEquals(2e-5 * 0.5, law("I=G·V", "").current(2e-5, 0.5));
		assertEquals(2e-5 * 0.125, law("G*V^3", "").current(2e-5, 0.5), 1e-20);
		assertEquals(2e-5 * 0.3 * Math.sinh(0.5 / 0.3), law("G*V0*sinh(V/V0)", "V0 = 0.3 V").current(2e-5, 0.5), 1e-18);
		assertEquals(2e-5 * 0.5 * Math.exp(-0.25), law("G*V*exp(-V^2)", "").current(2e-5, 0.5), 1e-18);
		assertEquals(2e-5 * 0.5 * Math.exp(0.25), law("G*V*exp((-V)^2)", "").current(2e-5, 0.5), 1e-18);
		assertEquals(2e-5 * 0.5 * Math.pow(1.5, -0.7), law("G*V*(1+V)^-0.7", "").current(2e-5, 0.5), 1e-18);
		assertEquals(2e-5 * 0.5 * 2, law("G*V*if(V > 0.2 && !(V >= 0.9), 2, 1)", "").current(2e-5, 0.5));
		assertEquals(2e-5 * 0.95, law("G*V*if(V > 0.2 && !(V >= 0.9), 2, 1)", "").current(2e-5, 0.95));
		assertEquals(1e-5 * 0.5, law("min(G, 10*q/e/q, 1e-5)*V", "").current(2e-5, 0.5));
	}

	@Test
	void currentsAreOddUnlessTheExpressionHoldsForBothSigns() {
		assertEquals(-1e-5 * 0.25, law("G*V^2", "").current(1e-5, -0.5));
		var diode = (StaticIV) device("current", "G*V0*(exp(V/V0)-1)", "constants", "V0 = 0.1 V", "symmetric", "false");
		assertEquals(1e-5 * 0.1 * (Math.exp(-5) - 1), diode.current(1e-5, -0.5), 1e-18);
	}

	private static void assertFault(List<Fault> faults, String parameter, String what, String mend) {
		assertTrue(faults.stream().anyMatch(fault -> fault.parameter().equals(parameter) && fault.what().contains(what) && fault.mend().contains(mend)),
				() -> parameter + ": " + what + " / " + mend + " is not among\n" + faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
	}

	@Test
	void everyMistakeHasAPlaceAndAMend() {
		assertFault(faults("current", "I = G*V*expp(a*sqr(V))"), "current", "column 9: unknown function 'expp'", "did you mean exp?");
		assertFault(faults("current", "I = G*V*expp(a*sqr(V))"), "current", "column 14: unknown name 'a'", "constants");
		assertFault(faults("current", "I = G*V*expp(a*sqr(V))"), "current", "column 16: unknown function 'sqr'", "did you mean sqrt?");
		assertEquals(3, faults("current", "I = G*V*expp(a*sqr(V))").size());
		assertFault(faults("current", "G*v"), "current", "column 3: unknown name 'v'", "did you mean V?");
		assertFault(faults("current", "G*V*beta0", "constants", "beta = 2"), "current", "unknown name 'beta0'", "did you mean beta?");
		assertFault(faults("current", "G*(V"), "current", "column", "brackets");
		assertFault(faults("current", "I = G*V)"), "current", "column 8", "brackets");
		assertFault(faults("current", "G**V"), "current", "column 3", "+ - * / ^");
		assertFault(faults("current", "2G*V"), "current", "column 2", "*");
		assertFault(faults("current", ""), "current", "empty expression", "G*V");
		assertFault(faults("current", "G*V*sqrt(V, 2)"), "current", "column 5: sqrt has 2 arguments", "give it one");
		assertFault(faults("current", "G*V*pow(V)"), "current", "column 5: pow has one argument", "give it two");
		assertFault(faults("current", "G*V*exp"), "current", "column 5: 'exp' is a function", "exp(...)");
		assertFault(faults("current", "G*V*if(V, 1, 2)"), "current", "'V' is no condition", "compare");
		assertFault(faults("current", "G*(V > 1)"), "current", "column 6: '>' gives no number", "if");
		assertFault(faults("current", "G*(V % 1)"), "current", "'%' gives no number", "remainder");
		assertFault(faults("current", "G*V+1e-6"), "current", "the current at 0 V is 1 µA", "V = 0");
		assertFault(faults("current", "G*V*ln(V)"), "current", "the current at 0 V is", "logarithm");
		assertFault(faults("current", "G*sqrt(V)", "symmetric", "false"), "current", "no number at G = 1 µS and V = -20 mV", "symmetric");
		assertFault(faults("current", "G*V*exp(1000*V)"), "current", "the current is infinite", "maxVoltage");
		assertFault(faults("current", "-G*V"), "current", "against the voltage", "sign of V");
		assertFault(faults("current", "1e-5*V"), "current", "does not depend on G", "multiply by G");
		assertFault(faults("constants", "a 1.5"), "constants", "column 1: 'a 1.5'", "name = number unit");
		assertFault(faults("constants", "a = 1, b = x"), "constants", "column 8: b: 'x' is not a number", "name = number unit");
		assertFault(faults("constants", "a = 1 furlong"), "constants", "furlong", "name = number unit");
		assertFault(faults("constants", "V = 1"), "constants", "V is what the expression is about", "another name");
		assertFault(faults("constants", "exp = 1"), "constants", "exp is a function", "another name");
		assertFault(faults("constants", "a = 1, a = 2"), "constants", "a has two values", "remove");
		assertFault(faults("constants", "2a = 1"), "constants", "'2a' is not a name", "letter");
		assertFault(faults("gMin", "1 mS"), "gMin", "not below gMax", "raise gMax");
		assertFault(faults("current", "G*V" + "+G*V".repeat(1500)), "current", "6003 characters", "plug-in");
	}

	@Test
	void allMistakesComeAtOnce() {
		var faults = faults("current", "G*V*foo(b)", "constants", "a = ?", "gMin", "1 mS");
		assertEquals(List.of("constants", "current", "current", "gMin"), faults.stream().map(Fault::parameter).sorted().toList());
	}

	@Test
	void deepExpressionsAreReadOrRefusedButBreakNothing() {
		var brackets = bind("current", "(".repeat(1900) + "G*V" + ")".repeat(1900));
		assertTrue(brackets.instance().isPresent() || !brackets.faults().isEmpty());
		var functions = bind("current", "G*" + "abs(".repeat(900) + "V" + ")".repeat(900));
		assertTrue(functions.instance().isPresent() || !functions.faults().isEmpty());
	}

	/** What an expression is compiled to is a class of its own, not a walk over its tree. */
	@Test
	void isCompiled() {
		var device = (ExpressedDevice) device("current", "G*V*cosh(V)");
		assertTrue(device.law().getClass().isHidden());
	}

	@Test
	void saysItselfToSpice() {
		var device = (StaticIV) device("current", "G*V*exp(a*sqrt(V))", "constants", "a = 1.5");
		assertEquals("sgn(V(1,2))*((1.0E-5*abs(V(1,2)))*exp((1.5*sqrt(abs(V(1,2))))))", ((SpiceExpression) device).current(1e-5, "V(1,2)"));
	}

	@Test
	void isTunedAsTheIdealDeviceIs() {
		var device = (Tunable) device("spread", "0.1");
		var cells = new Cells(1, new int[1000], new int[1000], new Draws(new RandomStream[] { RandomStream.of(1) }, 1000));
		Arrays.fill(cells.target(), 5e-5);
		device.tune(cells);
		double deviation = Math.sqrt(Arrays.stream(cells.conductance()).map(g -> (g - 5e-5) * (g - 5e-5)).average().orElseThrow());
		assertEquals(0.1 * 99e-6, deviation, 1e-6);
		((Tunable) device()).tune(cells);
		assertTrue(Arrays.equals(cells.target(), cells.conductance()));
	}

	@Test
	void sameParametersSameDevice() {
		assertEquals(bind("current", "G*V").instance(), bind("current", "G*V").instance());
		assertFalse(bind("current", "G*V").values().isEmpty());
	}
}
