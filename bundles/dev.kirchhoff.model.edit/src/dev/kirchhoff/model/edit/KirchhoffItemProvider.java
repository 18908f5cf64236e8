// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.edit;

import java.util.Collection;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.util.ResourceLocator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.edit.command.CommandParameter;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.emf.edit.provider.ItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.ItemProviderAdapter;
import org.eclipse.emf.edit.provider.ViewerNotification;

import dev.kirchhoff.model.validation.FeatureSchema;

/**
 * Base of all generated item providers, and the place of what is not generated: names, docs, units and categories come
 * from the metamodel's annotations; what is created or pasted gets an id and a name of its own; labels that sum up
 * references and children are told when those change.
 */
public class KirchhoffItemProvider extends ItemProviderAdapter {
	protected KirchhoffItemProvider(AdapterFactory adapterFactory) {
		super(adapterFactory);
	}

	@Override
	protected ItemPropertyDescriptor createItemPropertyDescriptor(AdapterFactory factory, ResourceLocator locator, String displayName, String description,
			EStructuralFeature feature, boolean isSettable, boolean multiLine, boolean sortChoices, Object staticImage, String category, String[] filterFlags,
			Object propertyEditorFactory) {
		var schema = FeatureSchema.of(feature);
		return new ModelPropertyDescriptor(factory, locator, Labels.featureWithUnit(feature), schema.doc(), feature, isSettable, multiLine, sortChoices, staticImage,
				schema.category().isEmpty() ? null : schema.category(), filterFlags, propertyEditorFactory);
	}

	/** Generated code asks for names by keys like _UI_Cell_kind_feature; the metamodel knows them better than a generated file of properties. */
	@Override
	public String getString(String key, boolean translate) {
		var parts = key.split("_");
		return parts.length < 3 ? key : Labels.words(parts[parts.length - 2]);
	}

	/** A generated description ("The kind of the cell"), which {@link #createItemPropertyDescriptor} replaces. */
	@Override
	protected String getString(String key, String feature, String type, boolean translate) {
		return getString(feature, translate);
	}

	@Override
	public Collection<?> getNewChildDescriptors(Object object, EditingDomain domain, Object sibling) {
		var descriptors = super.getNewChildDescriptors(object, domain, sibling);
		for (var descriptor : descriptors) {
			if (descriptor instanceof CommandParameter parameter && parameter.getValue() instanceof EObject child && parameter.getFeature() instanceof EReference feature) {
				NewElements.prepare(child, (EObject) object, feature);
			}
		}
		return descriptors;
	}

	@Override
	public String getCreateChildText(Object owner, Object feature, Object child, Collection<?> selection) {
		return Labels.kind(((EObject) child).eClass());
	}

	@Override
	public String getCreateChildToolTipText(Object owner, Object feature, Object child, Collection<?> selection) {
		return getCreateChildDescription(owner, feature, child, selection);
	}

	@Override
	public String getCreateChildDescription(Object owner, Object feature, Object child, Collection<?> selection) {
		var doc = org.eclipse.emf.ecore.util.EcoreUtil.getDocumentation(((EObject) child).eClass());
		return doc == null ? getCreateChildText(owner, feature, child, selection) : doc;
	}

	@Override
	public Object getCreateChildImage(Object owner, Object feature, Object child, Collection<?> selection) {
		return Icons.of(((EObject) child).eClass());
	}

	@Override
	protected Command createAddCommand(EditingDomain domain, EObject owner, EStructuralFeature feature, Collection<?> collection, int index) {
		return feature instanceof EReference reference && reference.isContainment() ? new AddNewCommand(domain, owner, reference, collection, index)
				: super.createAddCommand(domain, owner, feature, collection, index);
	}

	/** Generated code tells of attributes and children; a summary may also name what is referred to. */
	@Override
	public void notifyChanged(Notification notification) {
		if (!notification.isTouch() && notification.getFeature() instanceof EReference reference && !reference.isContainment()) {
			fireNotifyChanged(new ViewerNotification(notification, notification.getNotifier(), false, true));
			return;
		}
		super.notifyChanged(notification);
	}

	/** A summary may count children. */
	@Override
	public void fireNotifyChanged(Notification notification) {
		var told = notification instanceof ViewerNotification viewer && viewer.isContentRefresh() && !viewer.isLabelUpdate()
				? new ViewerNotification(viewer, viewer.getElement(), true, true) : notification;
		super.fireNotifyChanged(told);
	}
}
