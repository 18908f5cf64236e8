// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.KirchhoffFactory;

class IdsTest {
	@TempDir
	Path folder;

	@Test
	void idsAreWhatAPersonWouldWrite() throws IOException {
		var project = Sample.project(folder);
		assertEquals("my-array", Ids.fresh(project, "My array!"));
		assertEquals("a3", Ids.fresh(project, "a1"));
		assertEquals("net2", Ids.fresh(project.getArrays().getFirst(), "Net"));
		assertEquals("cafe", Ids.fresh(project, "Café"));
		assertEquals("element", Ids.fresh(project, "电"));
	}

	@Test
	void aPastedTreeGetsIdsOfItsOwnAndKeepsFreeOnes() throws IOException {
		var project = Sample.project(folder);
		var copy = EcoreUtil.copy(project.getExperiments().getFirst());
		copy.getStages().get(1).setId("own");
		Ids.assign(copy, project);
		assertEquals("transfers2", copy.getId());
		assertEquals("train2", copy.getStages().getFirst().getId());
		assertEquals("own", copy.getStages().get(1).getId());
	}

	@Test
	void newElementsAreCalledByTheirKind() throws IOException {
		var project = Sample.project(folder);
		var layer = KirchhoffFactory.eINSTANCE.createDenseLayer();
		project.getNetworks().getFirst().getLayers().add(layer);
		Ids.assign(layer, project);
		assertEquals("dense", layer.getId());
	}
}
