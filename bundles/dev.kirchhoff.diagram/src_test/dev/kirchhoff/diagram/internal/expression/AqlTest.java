// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EcoreFactory;
import org.eclipse.emf.ecore.EcorePackage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.model.DenseLayer;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.KirchhoffPackage;
import dev.kirchhoff.model.Network;

class AqlTest {
	private final Network network = KirchhoffFactory.eINSTANCE.createNetwork();
	private final List<String> warnings = new ArrayList<>();
	private Interpreter interpreter;

	/** Called by expressions. */
	public static class Calls {
		public String title(Network network) {
			return "Network " + network.getName();
		}

		public int twice(DenseLayer layer) {
			return 2 * layer.getUnits();
		}

		public String kind(EObject any) {
			return "thing";
		}

		public String kind(DenseLayer layer) {
			return "dense";
		}

		public String with(Network network, Integer number, String text) {
			return number + text;
		}
	}

	@BeforeEach
	void model() throws Exception {
		network.setName("net");
		var factory = KirchhoffFactory.eINSTANCE;
		var input = factory.createInputLayer();
		input.setName("input");
		input.setChannels(2);
		network.getLayers().add(input);
		for (int units : new int[] {8, 1}) {
			var dense = factory.createDenseLayer();
			dense.setName("dense" + units);
			dense.setUnits(units);
			network.getLayers().add(dense);
		}
		var connection = factory.createConnection();
		connection.setSource(network.getLayers().get(0));
		connection.setTarget(network.getLayers().get(1));
		network.getConnections().add(connection);
		var services = new Services();
		services.add(Calls.class);
		interpreter = new Interpreter(new Types(List.of(KirchhoffPackage.eINSTANCE)), services);
	}

	private Object value(String expression) throws EvaluationException {
		return interpreter.value(expression, Scope.of(network).with("seven", 7).with("word", "x"), warnings::add);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '→', quoteCharacter = '~', value = {
			"self.name + ' of ' + self.layers->size()                                    → net of 3",
			"1 + 2 * 3                                                                   → 7",
			"(1 + 2) * 3 - -1                                                            → 10",
			"7 / 2                                                                       → 3",
			"7 / 2.0                                                                     → 3.5",
			"if self.layers->notEmpty() then 'some' else 'none' endif                    → some",
			"let n = self.layers->size(), m = n + 1 in m * 10                            → 40",
			"self.layers.name->sep(', ')->toString()                                     → input, dense8, dense1",
			"self.layers->filter(model::DenseLayer)->collect(d | d.units)->sum()         → 9",
			"self.layers->select(l : model::DenseLayer | l.units > 1)->first().name      → dense8",
			"self.layers->select(l | l.oclIsKindOf(model::InputLayer))->size()           → 1",
			"self.layers->exists(l | l.name = 'dense1') and not self.layers->isEmpty()   → true",
			"self.layers->forAll(l | l.name.startsWith('dense'))                         → false",
			"self.layers->reject(l | l.outgoing->isEmpty()).name                         → [input]",
			"self.layers->sortedBy(l | l.name).name                                      → [dense1, dense8, input]",
			"self.layers->at(2).incoming.source.name                                     → [input]",
			"self.connections->first().target.units                                      → 8",
			"self.eContents(model::DenseLayer)->size()                                   → 2",
			"self.eAllContents()->size()                                                 → 4",
			"self.layers->first().eContainer().name                                      → net",
			"self.layers->at(2).eInverse('target')->size()                               → 1",
			"self.layers->last().precedingSiblings(model::Layer).name->last()            → dense8",
			"self.title().size()                                                         → 11",
			"self.layers->at(2).twice() + seven                                          → 23",
			"self.layers.kind()                                                          → [thing, dense, dense]",
			"self.with(3, 'x')                                                           → 3x",
			"Sequence{1, 2, 2}->asSet()->size()                                          → 2",
			"OrderedSet{3, 1}->union(OrderedSet{1})->sum()                               → 4",
			"'Tile 7'.substring(6, 6).toInteger() + 1                                    → 8",
			"'it\\'s'                                                                   → it's",
			"3.7.floor()                                                                 → 3",
			"seven.max(9)                                                                → 9",
			"true implies false or true                                                  → true",
			"2 = 2.0 and 'a' <> 'b'                                                      → true",
			"self.layers->filter({model::InputLayer | model::DenseLayer})->size()         → 3",
			"self.eClass().name                                                          → Network",
			"word                                                                        → x",
			"model::PoolingKind::average                                                 → average",
	})
	void values(String expression, String expected) throws EvaluationException {
		assertEquals(expected, String.valueOf(value("aql:" + expression)));
		assertEquals(List.of(), warnings);
	}

	@Test
	void whatIsMissingIsNothingAndAWarning() throws EvaluationException {
		assertNull(value("aql:self.nonsense"));
		assertEquals(List.of("Network has no feature 'nonsense'"), warnings);
		warnings.clear();
		assertEquals("[8, 1]", value("aql:self.layers.units").toString(), "the input has none and is left out");
		assertEquals(1, warnings.size());
		warnings.clear();
		assertNull(value("aql:self.nothing()"));
		assertEquals(List.of("there is no service 'nothing' of Network"), warnings);
		warnings.clear();
		assertNull(value("aql:self.weights.size()"), "nothing asked of nothing is nothing");
		assertEquals(List.of(), warnings);
	}

	@ParameterizedTest
	@ValueSource(strings = {"aql:", "aql:1 +", "aql:self.", "aql:(1", "aql:'open", "aql:if true then 1", "aql:self->", "aql:1 2", "aql:#", "aql:name", "aql:nope::Class", "var:nope", "feature:nope", "service:nope",
			"service:twice", "service:with(seven", "aql:self.title(1)", "aql:1 - 'x'", "aql:1 / 0", "aql:Sequence{1}->at(2)"})
	void whatHasNoValueSaysWhy(String expression) {
		var failure = assertThrows(EvaluationException.class, () -> value(expression));
		assertTrue(failure.getMessage().length() > 10, failure.getMessage());
	}

	@Test
	void otherLanguages() throws EvaluationException {
		assertEquals("net", value("feature:name"));
		assertEquals(network.getLayers(), value("feature:layers"));
		assertEquals(EcorePackage.Literals.ECLASS, interpreter.value("feature:eClass", Scope.of(EcoreFactory.eINSTANCE.createEClass()), warnings::add));
		assertEquals(7, value("var:seven"));
		assertEquals("Network net", value("service:title"));
		assertEquals("7x", value("service:with(seven, word)"));
		assertEquals("thing", interpreter.value("service:other.kind", Scope.of(network).with("other", network), warnings::add));
		assertEquals("text", value("text"));
		assertEquals(12, value("12"));
		assertEquals(" aql:self", value(" aql:self"), "a blank before the prefix makes a constant of it");
	}

	@Test
	void resultsBecomeWhatIsAskedFor() throws EvaluationException {
		var scope = Scope.of(network);
		assertEquals(0, interpreter.integer("aql:2.0", scope, warnings::add), "2.0 is no whole number");
		assertEquals(2, interpreter.integer("2", scope, _ -> {
		}));
		assertTrue(interpreter.truth("aql:self", scope, warnings::add), "anything that is not null or false");
		assertEquals(false, interpreter.truth("aql:null", scope, warnings::add));
		assertEquals(false, interpreter.truth("yes", scope, warnings::add));
		assertEquals(network, interpreter.element("anything", scope, warnings::add), "a constant is the element itself");
		assertNull(interpreter.element("feature:layers", scope, warnings::add), "a collection is not unwrapped");
		assertEquals(List.of(network), interpreter.elements("var:self", scope, warnings::add));
		assertEquals(List.of(), interpreter.elements("anything", scope, warnings::add));
		assertEquals(3, interpreter.elements("aql:self.layers + self.layers.name", scope, warnings::add).size(), "text is no element");
		assertEquals("", interpreter.text("aql:null", scope, warnings::add));
	}

	@Test
	void classesByAnyName() {
		var types = interpreter.types();
		for (var name : List.of("model::DenseLayer", "model.DenseLayer", "DenseLayer", "https://kirchhoff.dev/model/1#//DenseLayer")) {
			assertEquals(KirchhoffPackage.Literals.DENSE_LAYER, types.find(name).orElse(null), name);
		}
		assertTrue(types.isInstance("EObject", network));
		assertTrue(types.isInstance("ecore::EObject", network));
		assertTrue(types.isInstance("model::NamedElement", network));
		assertEquals(EcorePackage.Literals.ECLASS, ((EClass) types.find("ecore::EClass").orElseThrow()));
	}
}
