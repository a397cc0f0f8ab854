import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { DayField } from "../design/fields.tsx";

/** Certificates of a resource, as part of its form. */
export function Certificates() {
  const { t } = useTranslation();
  return (
    <Form.List name="certificates">
      {(fields, { add, remove }) => (
        <fieldset className="lz-fieldset">
          <legend>{t("capacity.resource.certificates")}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="lz-certificate">
              <Form.Item
                name={[name, "standard"]}
                label={t("capacity.resource.standard")}
                rules={[{ required: true, whitespace: true }]}
              >
                <Input placeholder="ISO 9001" />
              </Form.Item>
              <Form.Item
                name={[name, "number"]}
                label={t("capacity.resource.number")}
                rules={[{ required: true, whitespace: true }]}
              >
                <Input />
              </Form.Item>
              <Form.Item name={[name, "issuer"]} label={t("capacity.resource.issuer")}>
                <Input placeholder="CNAS" />
              </Form.Item>
              <Form.Item name={[name, "scope"]} label={t("capacity.resource.scope")}>
                <Input />
              </Form.Item>
              <Form.Item name={[name, "validFrom"]} label={t("capacity.resource.validFrom")}>
                <DayField />
              </Form.Item>
              <Form.Item
                name={[name, "validUntil"]}
                label={t("capacity.resource.validUntil")}
                rules={[{ required: true }]}
              >
                <DayField />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t("capacity.resource.removeCertificate")}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add()}>
            {t("capacity.resource.addCertificate")}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
