// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A notation with a fault draws the rest, and says what is wrong and where. */
class FaultsTest {
	private static final String CLASSES = "//@ownedViewpoints[name='Mini']/@ownedRepresentations[name='Classes']";

	private static UnaryOperator<String> replace(String what, String by) {
		return text -> {
			assertTrue(text.contains(what), what);
			return text.replaceFirst(Pattern.quote(what), Matcher.quoteReplacement(by));
		};
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"style:EllipseNodeDescription | style:EggDescription        | 'style:EggDescription' is not a class that is understood here",
			"style:EllipseNodeDescription | nostyle:SquareDescription   | its prefix is not declared",
			"showIcon=\"false\"           | showIcons=\"false\"         | EllipseNodeDescription has no attribute 'showIcons'",
			"showIcon=\"false\"           | showIcon=\"no\"             | showIcon is 'no'",
			"childrenPresentation=\"List\"| childrenPresentation=\"Pile\" | childrenPresentation is 'Pile'",
			"[name='black']               | [name='blak']               | which is no colour of Sirius",
			"@containerMappings[name='Class']\" targetMapping | @containerMappings[name='Klass']\" targetMapping | sourceMapping refers to nothing",
			"feature:eClassifiers\"       | aql:self.\"                 | a name is missing",
			"service:caption              | service:capton              | there is no service 'capton'",
			"domainClass=\"ecore::EReference\" useDomain | domainClass=\"ecore::ERef\" useDomain | there is no class 'ecore::ERef'",
			"version=\"12.0.0.2017041100\" | lang=\"en\"                | has no version",
			"dev.kirchhoff.diagram.SampleServices | dev.kirchhoff.Nothing | class dev.kirchhoff.Nothing cannot be loaded",
			"tool:RemoveElement           | dtool:Navigation            | Navigation is not run here, only by Sirius",
			"domainClass=\"ecore::EPackage\" | domainClass=\"ecore::EPackage\" rootExpression=\"var:self\" | rootExpression of DiagramDescription is not run here",
			"tool:RemoveElement           | tool:SetObject              | SetObject is not run here, only by Sirius",
			"<mask mask=\"{0}\"/>         | <!-- -->                    | DirectEditLabel lacks its mask",
	})
	void isReportedWithItsPlace(String what, String by, String expected) {
		var faults = Sample.changed(replace(what, by)).faults();
		var found = faults.stream().filter(fault -> fault.toString().contains(expected)).toList();
		assertEquals(false, found.isEmpty(), () -> expected + " is not said: " + faults);
		found.forEach(fault -> {
			assertEquals("verify/description/mini.odesign", fault.file());
			assertTrue(fault.place().startsWith("/"), fault.toString());
		});
	}

	@Test
	void brokenXmlIsReportedWithLineAndColumn() {
		var notation = Sample.changed(text -> text.replace("</description:Group>", ""));
		assertEquals(1, notation.faults().size());
		assertTrue(notation.faults().getFirst().place().matches("\\d+:\\d+"), notation.faults().toString());
		assertEquals(List.of(), notation.descriptions());
	}

	@Test
	void aFailingServiceSpoilsOnlyWhatAsksForIt() {
		var notation = Sample.changed(text -> text.replace("service:caption", "service:fails"));
		assertEquals(List.of(), notation.faults());
		var view = notation.diagram("Classes", Sample.model()).refresh();
		assertEquals(1, view.faults().size());
		assertEquals("'service:fails' has no value: service 'fails' failed: java.lang.IllegalStateException: on purpose", view.faults().getFirst().what());
		assertEquals(CLASSES + "/@defaultLayer/@containerMappings[name='Class']/@style/@labelExpression", view.faults().getFirst().place());
		assertEquals(5, view.allNodes().size());
		assertEquals("", view.allNodes().get("Class:A").label().text());
		assertEquals(2, view.edges().size());
	}

	@Test
	void anExtensionOfNothingIsReported() {
		var notation = Notations.of(List.of(Sample.file("ext.odesign")));
		assertTrue(notation.faults().stream().anyMatch(fault -> fault.what().startsWith("targetMapping refers to a file that is not installed")), notation.faults().toString());
		assertTrue(notation.faults().stream().anyMatch(fault -> fault.what().startsWith("extends a diagram that is not there")), notation.faults().toString());
	}

	@Test
	void aNotationWithinItselfEnds() {
		var mapping = "//@ownedViewpoints[name='Mini']/@ownedRepresentations[name='Classes']/@defaultLayer/@containerMappings[name='Class']";
		var notation = Sample.changed(text -> text.replaceFirst("childrenPresentation=\"List\"", "reusedContainerMappings=\"" + mapping + "\"").replaceFirst("semanticCandidatesExpression=\"feature:eClassifiers\"",
				"semanticCandidatesExpression=\"aql:if self.oclIsKindOf(ecore::EPackage) then self.eClassifiers else Sequence{self} endif\""));
		assertEquals(List.of(), notation.faults());
		var faults = notation.diagram("Classes", Sample.model()).refresh().faults();
		assertTrue(faults.stream().anyMatch(fault -> fault.what().endsWith("puts elements into each other without end")), faults.toString());
	}
}
