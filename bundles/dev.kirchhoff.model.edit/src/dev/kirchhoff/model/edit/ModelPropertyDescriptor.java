// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.edit;

import java.util.Collection;
import java.util.List;

import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.common.util.ResourceLocator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.edit.provider.ItemPropertyDescriptor;

import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.Connection;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.LayerRange;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.Network;

/** Offers only what makes sense where EMF would offer everything of a type: the stages of this experiment, the layers of this network. */
final class ModelPropertyDescriptor extends ItemPropertyDescriptor {
	ModelPropertyDescriptor(AdapterFactory factory, ResourceLocator locator, String name, String doc, EStructuralFeature feature, boolean isSettable, boolean multiLine,
			boolean sortChoices, Object staticImage, String category, String[] filterFlags, Object propertyEditorFactory) {
		super(factory, locator, name, doc, feature, isSettable, multiLine, sortChoices, staticImage, category, filterFlags, propertyEditorFactory);
	}

	@Override
	protected Collection<?> getComboBoxObjects(Object object) {
		var scope = scope((EObject) object);
		if (scope == null) {
			return super.getComboBoxObjects(object);
		}
		var choices = new java.util.ArrayList<Object>(scope);
		choices.add(null);
		return choices;
	}

	private List<? extends EObject> scope(EObject object) {
		return switch (object) {
			case Experiment experiment when feature == Literals.EXPERIMENT__REPEAT_FROM -> experiment.getStages();
			case Connection connection when connection.eContainer() instanceof Network network -> network.getLayers();
			case Allocation allocation when feature == Literals.ALLOCATION__LAYER && allocation.eContainer() instanceof Mapping mapping
					&& mapping.getNetwork() != null -> mapping.getNetwork().getLayers();
			case Mapping mapping when feature == Literals.MAPPING__LAYERS && mapping.getNetwork() != null -> mapping.getNetwork().getLayers();
			case LayerRange range when feature == Literals.LAYER_RANGE__LAYER && range.eContainer() instanceof Mapping mapping
					&& mapping.getNetwork() != null -> mapping.getNetwork().getLayers();
			default -> null;
		};
	}
}
