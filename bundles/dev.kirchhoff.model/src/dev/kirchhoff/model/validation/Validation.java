// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.io.Problem;

/**
 * What can be said against a model without knowing a plug-in: ranges, missing parts, names, the graph and shapes of
 * networks, regions on arrays, sweeps. Types and their parameters are the planner's to check.
 */
public final class Validation {
	private Validation() {
	}

	/** All problems of a file and of the libraries it refers to, one cell a weight assumed. */
	public static List<Problem> check(Library root) {
		return check(root, Footprints.ONE_CELL);
	}

	/** All problems of a file and of the libraries it refers to, in the order of the files. */
	public static List<Problem> check(Library root, Footprints footprints) {
		var problems = new ArrayList<Problem>();
		for (var file : files(root)) {
			var mends = new HashMap<EClass, String>();
			findings(file, footprints, mends).forEach(finding -> problems.add(finding.problem()));
			file.eAllContents().forEachRemaining(element -> findings(element, footprints, mends).forEach(finding -> problems.add(finding.problem())));
		}
		return List.copyOf(problems);
	}

	/** What is wrong with an element itself; its children are not looked at, but for their names. */
	public static List<Finding> findings(EObject element, Footprints footprints) {
		return findings(element, footprints, new HashMap<>());
	}

	private static List<Finding> findings(EObject element, Footprints footprints, Map<EClass, String> mends) {
		var findings = new ArrayList<Finding>();
		FeatureChecks.check(element, findings, mends);
		NameChecks.siblings(element, findings);
		if (element.eContainer() == null) {
			NameChecks.ids(element, findings);
		}
		switch (element) {
			case CrossbarArray array -> FeatureChecks.faults(array, findings);
			case Network network -> findings.addAll(Shapes.of(network).findings());
			case Mapping mapping -> MappingChecks.check(mapping, footprints, findings);
			case Experiment experiment -> ExperimentChecks.check(experiment, findings);
			default -> {
				// its features say it all
			}
		}
		return findings;
	}

	/** The file and those it refers to, directly or through others. */
	private static List<EObject> files(EObject root) {
		var files = new LinkedHashSet<EObject>(List.of(root));
		var open = new ArrayList<EObject>(List.of(root));
		while (!open.isEmpty()) {
			for (var all = EcoreUtil.<EObject>getAllContents(open.removeLast(), true); all.hasNext();) {
				for (var target : all.next().eCrossReferences()) {
					var other = EcoreUtil.getRootContainer(target);
					if (!other.eIsProxy() && other.eResource() != null && files.add(other)) {
						open.add(other);
					}
				}
			}
		}
		return List.copyOf(files);
	}
}
