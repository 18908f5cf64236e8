// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.model.validation.Validation;

class PlacementsTest {
	private static final String DRAWN = Bench.PROJECT.substring(Bench.PROJECT.indexOf("    <allocations"), Bench.PROJECT.lastIndexOf("    <allocations"))
			+ Bench.PROJECT.substring(Bench.PROJECT.lastIndexOf("    <allocations"), Bench.PROJECT.indexOf("  </mappings>"));

	@TempDir
	Path folder;

	private final Placements placements = new Placements(Bench.extensions(), DataPlace.NONE);

	private Project project(String... replacements) throws IOException {
		return ProjectFiles.load(Bench.write(folder, Bench.project(replacements))).project().orElseThrow();
	}

	private Project automatic() throws IOException {
		return project("network=\"net\">\n    <scheme", "network=\"net\" arrays=\"a\" layers=\"hidden out\">\n    <scheme", DRAWN, "");
	}

	@Test
	void aStudyLaysTheSameCellsWithThem() throws IOException {
		var project = automatic();
		var before = deployment(ProjectFiles.copy(project));
		assertEquals(List.of(), placements.apply(project));
		var mapping = project.getMappings().getFirst();
		assertFalse(mapping.getAllocations().isEmpty());
		assertTrue(mapping.getLayers().isEmpty());
		assertEquals(List.of(), Validation.check(project, placements.footprints()));
		assertEquals(before, deployment(project));
	}

	private List<?> deployment(Project project) {
		var plan = new Planner(Bench.extensions()).plan(new dev.kirchhoff.model.io.Loaded(project, List.of()), Request.all(Path.of("p.kirchhoff")));
		assertEquals(List.of(), plan.problems());
		return plan.studies().getFirst().points().getFirst().pipeline().deployment().blocks();
	}

	@Test
	void schemesSayHowManyPlanesTheyHave() throws IOException {
		assertEquals(2, placements.footprints().planes(project().getMappings().getFirst()));
	}

	@Test
	void whatIsDrawnStays() throws IOException {
		var project = project();
		var before = ProjectFiles.bytes(project);
		placements.apply(project);
		assertEquals(new String(before), new String(ProjectFiles.bytes(project)));
	}

	@Test
	void whatIsDrawnCanBePlacedAnew() throws IOException {
		var mapping = project().getMappings().getFirst();
		var result = placements.of(mapping);
		assertEquals(6, mapping.getAllocations().size());
		assertFalse(result.allocations().isEmpty());
		assertTrue(result.allocations().stream().allMatch(allocation -> allocation.getLayer().eContainer() == mapping.getNetwork()));
	}

	@Test
	void whatDoesNotFitIsSaidAndNothingIsChanged() throws IOException {
		var project = automatic();
		project.getTiles().getFirst().getArrays().getFirst().setRows(3);
		var problems = placements.apply(project);
		assertTrue(problems.getFirst().what().contains("does not fit"), problems::toString);
		assertTrue(project.getMappings().getFirst().getAllocations().isEmpty());
		assertEquals(2, project.getMappings().getFirst().getLayers().size());
	}

	@Test
	void aBrokenNetworkIsSaid() throws IOException {
		var project = automatic();
		project.getNetworks().getFirst().getConnections().clear();
		assertTrue(placements.apply(project).stream().anyMatch(problem -> problem.isError()));
		assertTrue(project.getMappings().getFirst().getAllocations().isEmpty());
	}
}
